// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.math;

/** The first pass over a sample: sum, mean and range. Four sums run side by side, which the processor overlaps. */
record Centre(double sum, double mean, double min, double max) {

    static Centre of(double[] values) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double min = values[0];
        double max = min;
        int i = 0;
        for (; i + 3 < values.length; i += 4) {
            double a = values[i];
            double b = values[i + 1];
            double c = values[i + 2];
            double d = values[i + 3];
            s0 += a;
            s1 += b;
            s2 += c;
            s3 += d;
            min = Math.min(min, Math.min(Math.min(a, b), Math.min(c, d)));
            max = Math.max(max, Math.max(Math.max(a, b), Math.max(c, d)));
        }
        for (; i < values.length; i++) {
            s0 += values[i];
            min = Math.min(min, values[i]);
            max = Math.max(max, values[i]);
        }
        // A NaN goes through min and max, and an infinite number is one of them: no pass of its own is needed.
        if (!Double.isFinite(min) || !Double.isFinite(max)) {
            NonFiniteValueException.requireFinite("values", values);
        }
        double sum = (s0 + s1) + (s2 + s3);
        double mean = Double.isFinite(sum) ? sum / values.length : meanOfLarge(values);
        return new Centre(sum, Math.min(max, Math.max(min, mean)), min, max);
    }

    private static double meanOfLarge(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        return mean;
    }

    /** Adds what rounding took away from the mean, which only the deviations from it show. */
    Centre corrected(double correction, int count) {
        double better = Math.min(max, Math.max(min, mean + correction));
        return new Centre(Math.fma(mean, count, correction * count), better, min, max);
    }
}
