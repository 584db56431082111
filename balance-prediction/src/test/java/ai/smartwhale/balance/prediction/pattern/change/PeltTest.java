// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PeltTest {

    /** Annual flow of the Nile at Aswan, 1871 to 1970 (R, datasets::Nile), "with apparent changepoint near 1898". */
    static final double[] NILE = {
        1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958, 1140,
        1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020, 1050, 969,
        831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040, 759, 781, 865,
        845, 944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890, 744, 749, 838, 1050,
        918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740
    };

    /**
     * Cobb (Biometrika 1978) and Zeileis et al. (strucchange, breakpoints(Nile ~ 1)): the last old year is the 28th.
     */
    @Test
    void findsTheOneChangeOfTheNile() {
        assertThat(Pelt.changes(NILE, 2 * 15_000 * Math.log(100), 2)).containsExactly(28);
        assertThat(MeanShifts.find(NILE, MeanShifts.DEFAULT_PENALTY).starts()).containsExactly(28);
    }

    @Test
    void findsWhatASearchThroughAllSegmentationsFinds() {
        Random random = new Random(10);
        for (int i = 0; i < 150; i++) {
            int length = 1 + random.nextInt(60);
            double[] values = new double[length];
            double level = 0;
            for (int t = 0; t < length; t++) {
                level += random.nextInt(12) == 0 ? 4 * random.nextGaussian() : 0;
                values[t] = level + random.nextGaussian();
            }
            double penalty = 5 * random.nextDouble();
            int least = 1 + random.nextInt(6);
            double found = cost(values, Pelt.changes(values, penalty, least), penalty);
            assertThat(found).isCloseTo(optimum(values, penalty, least), org.assertj.core.data.Offset.offset(1e-8));
        }
    }

    private static double cost(double[] values, int[] starts, double penalty) {
        double cost = 0;
        int from = 0;
        for (int i = 0; i <= starts.length; i++) {
            int to = i == starts.length ? values.length : starts[i];
            cost += segment(values, from, to);
            from = to;
        }
        return cost + penalty * starts.length;
    }

    private static double optimum(double[] values, double penalty, int least) {
        double[] best = new double[values.length + 1];
        for (int to = 1; to <= values.length; to++) {
            best[to] = to < least && to < values.length ? Double.POSITIVE_INFINITY : segment(values, 0, to);
            for (int from = least; from <= to - least; from++) {
                best[to] = Math.min(best[to], best[from] + segment(values, from, to) + penalty);
            }
        }
        return best[values.length];
    }

    private static double segment(double[] values, int from, int to) {
        double mean = 0;
        for (int i = from; i < to; i++) {
            mean += values[i] / (to - from);
        }
        double cost = 0;
        for (int i = from; i < to; i++) {
            cost += (values[i] - mean) * (values[i] - mean);
        }
        return cost;
    }

    @Test
    void refusesWhatIsNotANumber() {
        assertThatThrownBy(() -> Pelt.changes(new double[] {1, Double.NaN}, 1, 1))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("values[1]");
        assertThatThrownBy(() -> Pelt.changes(new double[] {1, 2}, -1, 1)).isInstanceOf(InvalidValueException.class);
    }
}
