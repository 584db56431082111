// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SeasonDetectorTest {

    private static List<Integer> found(double... values) {
        return SeasonDetector.detect(values).stream().map(Season::slots).toList();
    }

    @Test
    void findsADay() {
        double[] values = new double[480];
        Random random = new Random(1);
        for (int index = 0; index < values.length; index++) {
            values[index] = 10 * Math.sin(2 * Math.PI * index / 24) + random.nextGaussian();
        }
        assertThat(found(values)).isEqualTo(List.of(24));
    }

    @Test
    void findsADayAndAWeek() {
        double[] values = new double[24 * 7 * 8];
        Random random = new Random(2);
        for (int index = 0; index < values.length; index++) {
            boolean weekend = index / 24 % 7 >= 5;
            double day = Math.max(0, Math.sin(2 * Math.PI * index / 24));
            values[index] = 100 + (weekend ? 10 : 60) * day + 2 * random.nextGaussian();
        }
        assertThat(found(values)).isEqualTo(List.of(24, 168));
    }

    @Test
    void gapsDoNotHideASeason() {
        double[] values = SampleSeries.hourly(800, 3, 2);
        Random random = new Random(4);
        for (int index = 0; index < values.length; index++) {
            values[index] = random.nextInt(10) == 0 ? Double.NaN : values[index];
        }
        assertThat(found(values)).startsWith(24);
    }

    @Test
    void seesNoneInNoiseWalksConstantsAndShortSeries() {
        int falseOnes = 0;
        for (int seed = 0; seed < 60; seed++) {
            double[] noise = SampleSeries.noise(600, seed);
            double[] walk = noise.clone();
            for (int index = 1; index < walk.length; index++) {
                walk[index] += walk[index - 1];
            }
            falseOnes += found(noise).size() + found(walk).size();
        }
        assertThat(falseOnes).isLessThanOrEqualTo(4);
        assertThat(found(new double[300])).isEmpty();
        assertThat(found()).isEmpty();
        assertThat(found(1, 2, 1, 2)).isEmpty();
    }

    @Test
    void severalSeriesTellTogetherWhatTheyShare() {
        List<double[]> series = List.of(SampleSeries.hourly(500, 5, 8), SampleSeries.hourly(400, 6, 8));
        assertThat(SeasonDetector.detectShared(series, 100).get(0).slots()).isEqualTo(24);
    }

    @Test
    void infiniteValuesAreRefused() {
        assertThatThrownBy(() -> SeasonDetector.detect(new double[] {1, Double.POSITIVE_INFINITY}))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("values[1]");
    }
}
