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
        return corrected(values, mean, min, max);
    }

    private static double meanOfLarge(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        return mean;
    }

    /** The mean of what is left over after the first mean takes away what rounding did to it. */
    private static Centre corrected(double[] values, double first, double min, double max) {
        double r0 = 0;
        double r1 = 0;
        double r2 = 0;
        double r3 = 0;
        int i = 0;
        for (; i + 3 < values.length; i += 4) {
            r0 += values[i] - first;
            r1 += values[i + 1] - first;
            r2 += values[i + 2] - first;
            r3 += values[i + 3] - first;
        }
        for (; i < values.length; i++) {
            r0 += values[i] - first;
        }
        double rest = (r0 + r1) + (r2 + r3);
        if (!Double.isFinite(rest)) {
            return new Centre(first * values.length, first, min, max);
        }
        double mean = Math.min(max, Math.max(min, first + rest / values.length));
        return new Centre(Math.fma(first, values.length, rest), mean, min, max);
    }
}
