// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.trend;

import java.util.Arrays;

/**
 * The level that smoothing at one rate ends with, and how far it was wrong at each distance.
 *
 * @param level the last level
 * @param error the mean of the absolute errors
 * @param widths80 for each distance the width that 80 % of the errors keep within
 * @param widths95 the same for 95 %
 */
record BandWidths(double level, double error, double[] widths80, double[] widths95) {

    private static final int WARM_UP = 3;
    private static final int LEAST_ERRORS = 5;

    static BandWidths of(double[] values, double rate, int distances) {
        double[] levels = levels(values, rate);
        double[] widths80 = new double[distances];
        double[] widths95 = new double[distances];
        double total = 0;
        long count = 0;
        double[] errors = new double[values.length];
        for (int distance = 1; distance <= distances; distance++) {
            int size = 0;
            for (int i = WARM_UP; i + distance < values.length; i++) {
                double error = Math.abs(values[i + distance] - levels[i]);
                if (!Double.isNaN(error)) {
                    errors[size++] = error;
                    total += error;
                    count++;
                }
            }
            Arrays.sort(errors, 0, size);
            double grown = distance == 1 ? 1 : Math.sqrt(distance / (distance - 1.0));
            double before80 = distance == 1 ? 0 : widths80[distance - 2];
            double before95 = distance == 1 ? 0 : widths95[distance - 2];
            boolean enough = size >= LEAST_ERRORS || distance == 1;
            widths80[distance - 1] = enough ? Math.max(before80, quantile(errors, size, 0.80)) : before80 * grown;
            widths95[distance - 1] = enough ? Math.max(before95, quantile(errors, size, 0.95)) : before95 * grown;
        }
        return new BandWidths(levels[levels.length - 1], count > 0 ? total / count : 0, widths80, widths95);
    }

    private static double[] levels(double[] values, double rate) {
        double[] levels = new double[values.length];
        double level = Double.NaN;
        int seen = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                seen++;
                // The first levels are plain means, so that the first value has no more weight than its neighbours.
                double weight = Math.max(rate, 1.0 / seen);
                level = seen == 1 ? values[i] : level + weight * (values[i] - level);
            }
            levels[i] = level;
        }
        return levels;
    }

    /** The rank of split conformal prediction: one error more than were seen. */
    private static double quantile(double[] sorted, int size, double share) {
        if (size == 0) {
            return 0;
        }
        int rank = (int) Math.ceil((size + 1) * share);
        return rank <= size ? sorted[rank - 1] : sorted[size - 1] * rank / size;
    }

    double width80(int distance) {
        return width(widths80, distance);
    }

    double width95(int distance) {
        return width(widths95, distance);
    }

    private static double width(double[] widths, int distance) {
        int last = widths.length;
        return distance <= last ? widths[distance - 1] : widths[last - 1] * Math.sqrt((double) distance / last);
    }
}
