// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.change;

import java.util.Random;

/** Series with known properties, out of a seed. */
public final class Noise {

    private Noise() {}

    /** AR(1) noise with standard deviation 1. */
    public static double[] autocorrelated(Random random, double correlation, int length) {
        double[] values = new double[length];
        double value = random.nextGaussian();
        double innovation = Math.sqrt(1 - correlation * correlation);
        for (int i = 0; i < length; i++) {
            value = correlation * value + innovation * random.nextGaussian();
            values[i] = value;
        }
        return values;
    }

    static double[] differences(double[] values) {
        double[] differences = new double[values.length - 1];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = values[i + 1] - values[i];
        }
        return differences;
    }
}
