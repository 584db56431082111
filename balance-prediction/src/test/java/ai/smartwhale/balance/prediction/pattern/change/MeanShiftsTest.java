// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MeanShiftsTest {

    private static final int LENGTH = 600;
    private static final int TOLERANCE = 10;

    /** Precision and recall in one number, for four shifts at random places at least 50 apart. */
    private static double score(double correlation, double size, int series) {
        Random random = new Random(11);
        int hits = 0;
        int found = 0;
        for (int i = 0; i < series; i++) {
            int[] places = places(random);
            double[] values = Noise.autocorrelated(random, correlation, LENGTH);
            for (int place : places) {
                double by = random.nextBoolean() ? size : -size;
                for (int t = place; t < LENGTH; t++) {
                    values[t] += by;
                }
            }
            List<Integer> starts =
                    MeanShifts.find(values, MeanShifts.DEFAULT_PENALTY).starts();
            found += starts.size();
            hits += hits(places, starts);
        }
        return 2.0 * hits / (found + 4.0 * series);
    }

    private static int hits(int[] places, List<Integer> starts) {
        BitSet used = new BitSet();
        for (int place : places) {
            for (int i = 0; i < starts.size(); i++) {
                if (!used.get(i) && Math.abs(starts.get(i) - place) <= TOLERANCE) {
                    used.set(i);
                    break;
                }
            }
        }
        return used.cardinality();
    }

    private static int[] places(Random random) {
        while (true) {
            int[] places = random.ints(4, 50, LENGTH - 50).sorted().toArray();
            boolean apart = true;
            for (int i = 1; i < places.length; i++) {
                apart &= places[i] - places[i - 1] >= 50;
            }
            if (apart) {
                return places;
            }
        }
    }

    @Test
    void findsShiftsOfTwoDeviationsInWhiteNoise() {
        assertThat(score(0, 2, 100)).isGreaterThanOrEqualTo(0.97);
    }

    @Test
    void findsShiftsOfTwoDeviationsInAutocorrelatedNoise() {
        assertThat(score(0.4, 2, 150)).isGreaterThanOrEqualTo(0.97);
    }

    @Test
    void seldomFindsAShiftWhereThereIsNone() {
        Random random = new Random(12);
        int found = 0;
        for (int i = 0; i < 200; i++) {
            double correlation = 0.2 * (i % 5);
            double[] values = Noise.autocorrelated(random, correlation, LENGTH);
            found +=
                    MeanShifts.find(values, MeanShifts.DEFAULT_PENALTY).starts().isEmpty() ? 0 : 1;
        }
        assertThat(found).isLessThanOrEqualTo(10);
    }

    @Test
    void doesNotDependOnScaleAndShift() {
        double[] values = Noise.autocorrelated(new Random(13), 0.4, LENGTH);
        for (int t = 200; t < LENGTH; t++) {
            values[t] += 3;
        }
        MeanShifts.Result one = MeanShifts.find(values, 2);
        MeanShifts.Result other = MeanShifts.find(
                Arrays.stream(values).map(value -> 1e6 - 1e3 * value).toArray(), 2);
        assertThat(one.starts()).hasSize(1);
        assertThat(other.starts()).isEqualTo(one.starts());
        assertThat(other.deviation()).isEqualTo(1e3 * one.deviation(), within(1e-6));
    }

    @Test
    void findsAStepWithoutAnyNoiseAndNothingInAConstant() {
        double[] step = new double[100];
        Arrays.fill(step, 40, 100, 5);
        assertThat(MeanShifts.find(step, 2).starts()).containsExactly(40);
        assertThat(MeanShifts.find(step, 2).means()).containsExactly(0.0, 5.0);
        assertThat(MeanShifts.find(new double[100], 2).starts()).isEmpty();
        assertThat(MeanShifts.find(new double[] {7}, 2).means()).containsExactly(7.0);
    }
}
