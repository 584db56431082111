// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.nab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Values computed by hand from the definition in {@code nab/sweeper.py}. */
class NabScorerTest {

    private static final NabProfile STANDARD = NabProfile.STANDARD;

    /** A hundred rows, of which 15 are probation, with windows of rows 40..49 and 70..79. */
    private final NabFile file = new NabFile(
            "group/file.csv", new long[100], new double[100], List.of(new int[] {40, 49}, new int[] {70, 79}));

    private final List<NabFile> files = List.of(file);

    private static double[][] detections(int... rows) {
        double[][] scores = new double[1][100];
        for (int row : rows) {
            scores[0][row] = 1;
        }
        return scores;
    }

    private double score(NabProfile profile, int... rows) {
        return NabScorer.score(files, detections(rows), 1, profile);
    }

    @Test
    void theSigmoidHasTheValuesOfTheBenchmark() {
        assertThat(NabFile.sigmoid(-1)).isEqualTo(0.98661, within(1e-5));
        assertThat(NabFile.sigmoid(-0.5)).isEqualTo(0.84828, within(1e-5));
        assertThat(NabFile.sigmoid(0)).isZero();
        assertThat(NabFile.sigmoid(0.5)).isEqualTo(-0.84828, within(1e-5));
        assertThat(NabFile.sigmoid(1)).isEqualTo(-0.98661, within(1e-5));
        assertThat(NabFile.sigmoid(3.1)).isEqualTo(-1);
    }

    @Test
    void silenceIsNothingAndTheFirstRowOfEveryWindowIsPerfect() {
        for (NabProfile profile : NabProfile.values()) {
            assertThat(score(profile)).isZero();
            assertThat(score(profile, 40, 70)).isEqualTo(100, within(1e-9));
        }
    }

    @Test
    void aWindowCountsOnceByItsBestDetection() {
        double middle = NabFile.sigmoid(-0.5) / NabFile.sigmoid(-1);
        assertThat(score(STANDARD, 45)).isEqualTo(100 * (middle + 1) / 4, within(1e-9));
        assertThat(score(STANDARD, 49, 47, 45, 48)).isEqualTo(score(STANDARD, 45));
        assertThat(score(NabProfile.LOW_FALSE_NEGATIVES, 45)).isEqualTo(100 * (middle + 2) / 6, within(1e-9));
    }

    @Test
    void falseAlarmsCostByTheirDistanceFromTheLastWindow() {
        double full = 100 * 0.11 / 4;
        assertThat(score(STANDARD, 20)).as("before any window").isEqualTo(-full, within(1e-9));
        assertThat(score(STANDARD, 50))
                .as("one row late, a ninth of the width less one")
                .isEqualTo(full * (2 / (1 + Math.exp(5 / 9.0)) - 1), within(1e-9));
        assertThat(score(STANDARD, 99)).isEqualTo(full * NabFile.sigmoid(20 / 9.0), within(1e-9));
        assertThat(score(NabProfile.LOW_FALSE_POSITIVES, 20)).isEqualTo(-2 * full, within(1e-9));
        assertThat(score(STANDARD, 14)).as("probation").isZero();
        assertThat(NabScorer.falseRowsPerThousand(files, detections(14, 20, 50, 41), 1))
                .isEqualTo(1_000.0 * 2 / 65, within(1e-9));
    }

    @Test
    void probationIsAtMostSevenHundredAndFiftyRows() {
        assertThat(file.probation()).isEqualTo(15);
        assertThat(new NabFile("g/long.csv", new long[10_000], new double[10_000], List.of()).probation())
                .isEqualTo(750);
    }

    @Test
    void theSweepFindsTheBestOfAllThresholds() {
        double[][] scores = new double[1][100];
        Random random = new Random(1);
        for (int i = 0; i < 100; i++) {
            scores[0][i] = random.nextInt(20) / 20.0 + (file.window(i) >= 0 ? 0.1 : 0);
        }
        for (NabProfile profile : NabProfile.values()) {
            double best = 0;
            for (double score : scores[0]) {
                best = Math.max(best, NabScorer.score(files, scores, score, profile));
            }
            double threshold = NabScorer.bestThreshold(files, scores, profile);
            assertThat(NabScorer.score(files, scores, threshold, profile))
                    .isEqualTo(best)
                    .isPositive();
        }
    }
}
