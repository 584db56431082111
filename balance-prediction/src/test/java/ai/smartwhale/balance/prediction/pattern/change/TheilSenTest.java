// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TheilSenTest {

    private static final double[] VALUES = {
        3.1, 4.7, 2.9, 5.8, 6.1, 5.0, 7.7, 8.2, 6.9, 9.4, 9.1, 10.6, 8.8, 11.9, 12.4, 11.1, 13.0, 40.0, 13.8, 15.2
    };

    /** scipy 1.17.1: theilslopes(VALUES, arange(20), alpha=0.95). */
    @Test
    void agreesWithAnIndependentImplementation() {
        TheilSen.Line line = TheilSen.fit(VALUES, 0.95);
        assertThat(line.slope()).isEqualTo(0.6000000000000001, within(1e-12));
        assertThat(line.low()).isBetween(0.5533333333333333 - 0.003, 0.5533333333333333 + 0.003);
        assertThat(line.high()).isBetween(0.7 - 0.003, 0.7 + 0.003);
    }

    @Test
    void manyPairsGiveExactlyWhatAllSlopesSortedGive() {
        Random random = new Random(4);
        for (int length : new int[] {2, 3, 90, 91, 92, 150, 300}) {
            double[] values = Noise.autocorrelated(random, 0.7, length);
            if (length > 100) {
                values[17] = Double.NaN;
                values[50] = 1e6;
            }
            assertThat(TheilSen.fit(values, 0.95).slope()).isEqualTo(medianOfAll(values), within(1e-12));
        }
    }

    private static double medianOfAll(double[] values) {
        double[] slopes = new double[values.length * values.length];
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            for (int j = i + 1; j < values.length; j++) {
                if (!Double.isNaN(values[i] + values[j])) {
                    slopes[count++] = (values[j] - values[i]) / (j - i);
                }
            }
        }
        slopes = Arrays.copyOf(slopes, count);
        Arrays.sort(slopes);
        return (slopes[(count - 1) / 2] + slopes[count / 2]) / 2;
    }

    @Test
    void theIntervalCoversTheSlopeOfWhiteNoiseAsOftenAsItSays() {
        Random random = new Random(5);
        int covered = 0;
        for (int i = 0; i < 500; i++) {
            TheilSen.Line line = TheilSen.fit(Noise.autocorrelated(random, 0, 100), 0.9);
            covered += line.low() <= 0 && line.high() >= 0 ? 1 : 0;
        }
        assertThat(covered).isBetween(430, 470);
    }

    @Test
    void followsScaleAndShift() {
        TheilSen.Line line = TheilSen.fit(VALUES, 0.95);
        TheilSen.Line other = TheilSen.fit(
                Arrays.stream(VALUES).map(value -> -8 * value + 1024).toArray(), 0.95);
        assertThat(other.slope()).isEqualTo(-8 * line.slope(), within(1e-9));
        assertThat(other.low()).isEqualTo(-8 * line.high(), within(1e-9));
        assertThat(other.intercept()).isEqualTo(1024 - 8 * line.intercept(), within(1e-9));
    }

    @Test
    void refusesTooFewValuesAndAnotherConfidence() {
        assertThatThrownBy(() -> TheilSen.fit(new double[] {1}, 0.9)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> TheilSen.fit(new double[] {1, Double.NaN}, 0.9))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> TheilSen.fit(new double[] {1, 2}, Double.NaN))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("confidence");
    }
}
