// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.profile;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.FieldNames;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DriftTest {

    private static final FieldNames FIELDS = FieldNames.of("number", "word", "text");

    private static TableProfile profile(long seed, double shift, int words) {
        Random random = new Random(seed);
        TableProfiler profiler = TableProfiler.create(FIELDS);
        for (int row = 0; row < 1000; row++) {
            profiler.add(DataRecord.of(
                    "",
                    FIELDS,
                    Double.toString(random.nextGaussian() + shift),
                    "w" + random.nextInt(words),
                    Long.toString(random.nextLong(), 36)));
        }
        return profiler.snapshot();
    }

    @Test
    void theSameDistributionDoesNotDrift() {
        int alarms = 0;
        for (int seed = 0; seed < 60; seed++) {
            List<FieldDrift> drifts = Drift.between(profile(2 * seed, 0, 5), profile(2 * seed + 1, 0, 5));
            alarms += Drift.index(drifts) > 0 ? 1 : 0;
        }
        assertThat(alarms).isLessThanOrEqualTo(4);
    }

    @Test
    void aShiftAndNewWordsAreSeen() {
        List<FieldDrift> drifts = Drift.between(profile(1, 0, 5), profile(2, 0.5, 10));
        assertThat(drifts.get(0).numeric()).isTrue();
        assertThat(drifts.get(0).pValue()).isLessThan(0.001);
        assertThat(drifts.get(0).stability()).isGreaterThan(0.1);
        assertThat(drifts.get(1).pValue()).isLessThan(0.001);
        assertThat(drifts.get(1).distance()).isGreaterThan(0.1);
        assertThat(Drift.index(drifts)).isPositive();
    }

    @Test
    void aFieldThatBecomesEmptyDriftsAllTheWay() {
        TableProfiler empty = TableProfiler.create(FIELDS);
        empty.add(DataRecord.of("", FIELDS, "", "", ""));
        assertThat(Drift.between(profile(1, 0, 5), empty.snapshot())).allMatch(one -> one.distance() == 1);
    }

    @Test
    void theTestOfKolmogorovAndSmirnovKeepsItsLevelAndHasPower() {
        SplittableRandom seeds = new SplittableRandom(5);
        int alarms = 0;
        int seen = 0;
        for (int round = 0; round < 1000; round++) {
            Random random = new Random(seeds.nextLong());
            double[] one = random.doubles(1000).toArray();
            double[] two = random.doubles(1000).toArray();
            double[] normal = new double[1000];
            double[] shifted = new double[1000];
            for (int i = 0; i < 1000; i++) {
                normal[i] = random.nextGaussian();
                shifted[i] = random.nextGaussian() + 0.5;
            }
            alarms += KolmogorovSmirnov.pValue(KolmogorovSmirnov.distance(one, two), 1000, 1000) < 0.01 ? 1 : 0;
            seen += KolmogorovSmirnov.pValue(KolmogorovSmirnov.distance(normal, shifted), 1000, 1000) < 0.01 ? 1 : 0;
        }
        // One in a hundred is expected; three standard deviations above it are 20.
        assertThat(alarms).isLessThanOrEqualTo(20);
        assertThat(seen).isGreaterThanOrEqualTo(990);
    }

    @Test
    void publishedValuesOfTheLimitingDistributionAreMet() {
        // Smirnov (1948): Q(1.36) = 0.0494859, Q(1.63) = 0.0098462; for so many numbers the correction vanishes.
        long n = 2_000_000_000L;
        double root = Math.sqrt(n / 2.0);
        assertThat(KolmogorovSmirnov.pValue(1.36 / root, n, n)).isBetween(0.0493, 0.0496);
        assertThat(KolmogorovSmirnov.pValue(1.63 / root, n, n)).isBetween(0.0097, 0.0099);
    }
}
