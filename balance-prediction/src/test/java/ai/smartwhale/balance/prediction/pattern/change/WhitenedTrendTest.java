// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WhitenedTrendTest {

    private static final int LENGTH = 120;
    private static final int SERIES = 600;

    private static double share(double correlation, double slope, boolean whitened) {
        Random random = new Random(6);
        int found = 0;
        for (int i = 0; i < SERIES; i++) {
            double[] values = Noise.autocorrelated(random, correlation, LENGTH);
            for (int t = 0; t < LENGTH; t++) {
                values[t] += slope * t;
            }
            double pValue = whitened
                    ? WhitenedTrend.test(values, 0.95).test().pValue()
                    : MannKendall.test(values).pValue();
            found += pValue < 0.05 ? 1 : 0;
        }
        return (double) found / SERIES;
    }

    @Test
    void seldomFindsATrendInAutocorrelatedNoiseWhereThePlainTestOftenDoes() {
        assertThat(share(0.6, 0, true)).isLessThanOrEqualTo(0.10);
        assertThat(share(0.6, 0, false)).isGreaterThan(0.25);
        assertThat(share(0, 0, true)).isLessThanOrEqualTo(0.08);
    }

    @Test
    void findsASlopeOfOneFiftiethOfADeviationPerStep() {
        assertThat(share(0.6, 0.02, true)).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void keepsTheSlope() {
        Random random = new Random(7);
        double sum = 0;
        for (int i = 0; i < 200; i++) {
            double[] values = Noise.autocorrelated(random, 0.6, LENGTH);
            for (int t = 0; t < LENGTH; t++) {
                values[t] += 0.05 * t;
            }
            sum += WhitenedTrend.test(values, 0.95).line().slope() / 200;
        }
        assertThat(sum).isEqualTo(0.05, within(0.002));
    }

    @Test
    void doesNotDependOnScaleAndShift() {
        double[] values = Noise.autocorrelated(new Random(8), 0.6, LENGTH);
        WhitenedTrend.Result one = WhitenedTrend.test(values, 0.95);
        WhitenedTrend.Result other = WhitenedTrend.test(
                Arrays.stream(values).map(value -> 1024 * value - 4096).toArray(), 0.95);
        assertThat(other.test().score()).isEqualTo(one.test().score());
        assertThat(other.autocorrelation()).isEqualTo(one.autocorrelation(), within(1e-9));
        assertThat(other.line().slope()).isEqualTo(1024 * one.line().slope(), within(1e-9));
    }

    @Test
    void bearsMissingValues() {
        double[] values = Noise.autocorrelated(new Random(9), 0.6, 200);
        for (int t = 0; t < values.length; t++) {
            values[t] = t % 7 == 3 || (t > 80 && t < 110) ? Double.NaN : values[t] + 0.05 * t;
        }
        WhitenedTrend.Result result = WhitenedTrend.test(values, 0.95);
        assertThat(result.line().slope()).isBetween(0.04, 0.06);
        assertThat(result.autocorrelation()).isBetween(0.4, 0.8);
    }

    @Test
    void anExactLineIsATrendAndAConstantIsNone() {
        double[] line = new double[30];
        Arrays.setAll(line, t -> 3 + 0.5 * t);
        assertThat(WhitenedTrend.test(line, 0.95).line().slope()).isEqualTo(0.5, within(1e-9));
        assertThat(WhitenedTrend.test(line, 0.95).test().pValue()).isLessThan(1e-6);
        WhitenedTrend.Result none = WhitenedTrend.test(new double[30], 0.95);
        assertThat(none.line().slope()).isZero();
        assertThat(none.test().pValue()).isEqualTo(1);
    }
}
