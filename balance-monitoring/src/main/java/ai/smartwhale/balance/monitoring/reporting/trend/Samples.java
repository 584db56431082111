// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.trend;

import java.util.Arrays;

/**
 * The measured values of a series with their places, thinned to means of blocks where there are many, because the
 * methods on pairs of values cost the square of their number.
 */
record Samples(double[] places, double[] values) {

    private static final int MOST = 256;

    static Samples of(double[] series) {
        return of(series, MOST);
    }

    static Samples of(double[] series, int most) {
        int block = Math.max(1, (series.length + most - 1) / most);
        int blocks = (series.length + block - 1) / block;
        double[] places = new double[blocks];
        double[] values = new double[blocks];
        int size = 0;
        for (int from = 0; from < series.length; from += block) {
            double sum = 0;
            double place = 0;
            int count = 0;
            for (int i = from; i < Math.min(series.length, from + block); i++) {
                if (!Double.isNaN(series[i])) {
                    sum += series[i];
                    place += i;
                    count++;
                }
            }
            if (count > 0) {
                places[size] = place / count;
                values[size++] = sum / count;
            }
        }
        return new Samples(Arrays.copyOf(places, size), Arrays.copyOf(values, size));
    }

    int size() {
        return values.length;
    }

    /** The values without a line of that slope. */
    double[] withoutSlope(double slope) {
        double[] rest = new double[values.length];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = values[i] - slope * places[i];
        }
        return rest;
    }
}
