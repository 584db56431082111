// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.profile;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Arrays;

/** The two-sample test of Kolmogorov and Smirnov. Pure functions; safe for use by many threads. */
public final class KolmogorovSmirnov {

    private static final int TERMS = 100;

    private KolmogorovSmirnov() {}

    /**
     * The greatest distance of the distribution functions of two samples.
     *
     * @param one 1 or more numbers; not changed
     * @param other 1 or more numbers; not changed
     * @return 0 to 1
     */
    public static double distance(double[] one, double[] other) {
        InvalidValueException.requireRange("one.length", one.length, 1, Integer.MAX_VALUE);
        InvalidValueException.requireRange("other.length", other.length, 1, Integer.MAX_VALUE);
        double[] a = one.clone();
        double[] b = other.clone();
        Arrays.sort(a);
        Arrays.sort(b);
        int i = 0;
        int j = 0;
        double most = 0;
        while (i < a.length && j < b.length) {
            double at = Math.min(a[i], b[j]);
            while (i < a.length && a[i] <= at) {
                i++;
            }
            while (j < b.length && b[j] <= at) {
                j++;
            }
            most = Math.max(most, Math.abs(i / (double) a.length - j / (double) b.length));
        }
        return most;
    }

    /**
     * How likely such a distance is by chance, by the limiting distribution with the correction of Stephens (1970).
     *
     * @param distance 0 to 1
     * @param one how many numbers the first sample has
     * @param other how many the second one has
     * @return 0 to 1
     */
    public static double pValue(double distance, long one, long other) {
        double n = one / (double) (one + other) * other;
        double root = Math.sqrt(n);
        double lambda = (root + 0.12 + 0.11 / root) * distance;
        if (lambda < 0.2) {
            return 1;
        }
        double sum = 0;
        double sign = 2;
        for (int k = 1; k <= TERMS; k++) {
            double term = sign * Math.exp(-2.0 * k * k * lambda * lambda);
            sum += term;
            if (Math.abs(term) < 1e-12) {
                break;
            }
            sign = -sign;
        }
        return Math.min(1, Math.max(0, sum));
    }
}
