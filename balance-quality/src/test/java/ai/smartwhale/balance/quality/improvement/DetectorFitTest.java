// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.improvement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DetectorFitTest {

    @Test
    void movesOnlyInTheDirectionOfTheEvidence() {
        for (int seed = 0; seed < 100; seed++) {
            assertThat(DetectorFit.next(1, labels(seed, 100, 0.8, 0.3))).isLessThan(1);
            assertThat(DetectorFit.next(1, labels(seed, 100, 0.5, 0.9))).isGreaterThan(1);
        }
    }

    @Test
    void staysWhereTheLabelsDoNotSpeakAgainstIt() {
        int moved = 0;
        for (int seed = 0; seed < 200; seed++) {
            moved += DetectorFit.next(1, labels(seed, 60, 0.8, 0.8)) == 1 ? 0 : 1;
        }
        assertThat(moved).isLessThan(24);
        assertThat(DetectorFit.next(1, List.of())).isEqualTo(1);
    }

    @Test
    void settlesAndStaysWithinBounds() {
        double weight = 1;
        List<LabelledProbability> labels = labels(1, 500, 0.9, 0.05);
        for (int i = 0; i < 20; i++) {
            double next = DetectorFit.next(weight, labels);
            assertThat(next).isBetween(0.25, 4.0).isLessThanOrEqualTo(weight).isGreaterThanOrEqualTo(weight / 1.51);
            weight = next;
        }
        assertThat(DetectorFit.next(weight, labels)).isEqualTo(weight);
    }

    private static List<LabelledProbability> labels(int seed, int count, double stated, double real) {
        SplittableRandom random = new SplittableRandom(seed);
        List<LabelledProbability> labels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            labels.add(new LabelledProbability(stated, random.nextDouble() < real, 1));
        }
        return labels;
    }
}
