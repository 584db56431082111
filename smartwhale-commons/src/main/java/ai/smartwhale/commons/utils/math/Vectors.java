// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.math;

/** Loops over parts of arrays that the factorisations share. */
final class Vectors {

    private Vectors() {}

    /** Zero times a finite number is zero, and times anything else NaN: one check for all of them. */
    static boolean allFinite(double[] values) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 3 < values.length; i += 4) {
            a += 0 * values[i];
            b += 0 * values[i + 1];
            c += 0 * values[i + 2];
            d += 0 * values[i + 3];
        }
        for (; i < values.length; i++) {
            a += 0 * values[i];
        }
        return a + b + c + d == 0;
    }

    /** Adds {@code factor * x} to {@code y} between two indices. */
    static void addScaled(double[] y, double factor, double[] x, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] += factor * x[i];
        }
    }

    static double dot(double[] x, double[] y, int from, int to) {
        double even = 0;
        double odd = 0;
        int i = from;
        for (; i + 1 < to; i += 2) {
            even += x[i] * y[i];
            odd += x[i + 1] * y[i + 1];
        }
        return i < to ? even + odd + x[i] * y[i] : even + odd;
    }

    /** The Euclidean norm, scaled so that squares neither overflow nor vanish. */
    static double norm(double[] x, int from) {
        double largest = 0;
        for (int i = from; i < x.length; i++) {
            largest = Math.max(largest, Math.abs(x[i]));
        }
        if (largest == 0 || Double.isInfinite(largest)) {
            return largest;
        }
        double sum = 0;
        for (int i = from; i < x.length; i++) {
            double scaled = x[i] / largest;
            sum += scaled * scaled;
        }
        return largest * Math.sqrt(sum);
    }

    static double sumOfMagnitudes(double[] x) {
        double sum = 0;
        for (double value : x) {
            sum += Math.abs(value);
        }
        return sum;
    }
}
