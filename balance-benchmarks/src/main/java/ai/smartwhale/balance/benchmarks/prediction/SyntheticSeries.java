// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.prediction;

import java.util.Random;

/** Series of which it is known what is in them. */
final class SyntheticSeries {

    private SyntheticSeries() {}

    /** AR(1) noise with standard deviation 1. */
    static double[] noise(Random random, double correlation, int length) {
        double[] values = new double[length];
        double value = random.nextGaussian();
        double innovation = Math.sqrt(1 - correlation * correlation);
        for (int i = 0; i < length; i++) {
            value = correlation * value + innovation * random.nextGaussian();
            values[i] = value;
        }
        return values;
    }

    /** Noise on a slope. */
    static double[] slope(Random random, double correlation, double perStep, int length) {
        double[] values = noise(random, correlation, length);
        for (int i = 0; i < length; i++) {
            values[i] += perStep * i;
        }
        return values;
    }

    /** Ascending places, as far from each other and from the ends as asked for. */
    static int[] places(Random random, int count, int apart, int length) {
        while (true) {
            int[] places = random.ints(count, apart, length - apart).sorted().toArray();
            boolean fits = true;
            for (int i = 1; i < count; i++) {
                fits &= places[i] - places[i - 1] >= apart;
            }
            if (fits) {
                return places;
            }
        }
    }

    /** Noise whose level goes up or down by as much at each place. */
    static double[] steps(Random random, double correlation, double size, int[] places, int length) {
        double[] values = noise(random, correlation, length);
        for (int place : places) {
            double by = random.nextBoolean() ? size : -size;
            for (int i = place; i < length; i++) {
                values[i] += by;
            }
        }
        return values;
    }

    static double[] changes(double[] values) {
        double[] changes = new double[values.length - 1];
        for (int i = 0; i < changes.length; i++) {
            changes[i] = values[i + 1] - values[i];
        }
        return changes;
    }
}
