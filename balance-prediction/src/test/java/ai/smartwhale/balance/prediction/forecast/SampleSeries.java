// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import java.util.Random;

/** Series made by known rules from seeded chance. */
final class SampleSeries {

    private SampleSeries() {}

    /** A day of 24 hours within a week, around 100, with noise. */
    static double[] hourly(int length, long seed, double noise) {
        Random random = new Random(seed);
        double[] values = new double[length];
        double drift = 0;
        for (int index = 0; index < length; index++) {
            drift = 0.7 * drift + noise * random.nextGaussian();
            values[index] =
                    100 + 30 * Math.sin(2 * Math.PI * index / 24) + 10 * Math.sin(2 * Math.PI * index / 168) + drift;
        }
        return values;
    }

    static double[] noise(int length, long seed) {
        Random random = new Random(seed);
        double[] values = new double[length];
        for (int index = 0; index < length; index++) {
            values[index] = random.nextGaussian();
        }
        return values;
    }

    static Forecaster fed(Forecaster forecaster, double... values) {
        for (double value : values) {
            forecaster.update(value);
        }
        return forecaster;
    }

    static SeriesConfig hourly() {
        return SeriesConfig.builder().seasons(24, 168).build();
    }
}
