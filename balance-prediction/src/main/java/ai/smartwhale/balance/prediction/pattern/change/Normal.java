// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.change;

/** The normal distribution with mean 0 and standard deviation 1. Pure functions. */
public final class Normal {

    private static final double ROOT_OF_TWO_PI = Math.sqrt(2 * Math.PI);
    private static final double TAIL = 4;
    private static final int FRACTIONS = 60;

    private Normal() {}

    /**
     * The probability of a value below a bound.
     *
     * @param z the bound, not NaN
     * @return 0 to 1
     */
    public static double below(double z) {
        return z < 0 ? upperTail(-z) : 1 - upperTail(z);
    }

    /** The probability of a value as far from 0 as this one, on either side. */
    static double twoSided(double z) {
        return Math.min(1, 2 * upperTail(Math.abs(z)));
    }

    /** The value that a share of all lie below; the share is above 0 and below 1. */
    static double quantile(double share) {
        if (share < 0.5) {
            return -quantile(1 - share);
        }
        double low = 0;
        double high = 40;
        for (double middle = 20; middle > low && middle < high; middle = (low + high) / 2) {
            if (upperTail(middle) > 1 - share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** For z of 0 or more: Marsaglia's series (2004) near the middle, Laplace's continued fraction in the tail. */
    static double upperTail(double z) {
        double density = Math.exp(-z * z / 2) / ROOT_OF_TWO_PI;
        if (z < TAIL) {
            double term = z;
            double sum = z;
            for (int i = 3; term > sum * 1e-17; i += 2) {
                term *= z * z / i;
                sum += term;
            }
            return 0.5 - density * sum;
        }
        double fraction = z;
        for (int i = FRACTIONS; i > 0; i--) {
            fraction = z + i / fraction;
        }
        return density / fraction;
    }
}
