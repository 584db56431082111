// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.analysis;

import java.util.OptionalDouble;

/**
 * Estimates the exponent of Zipf's law from how often the most used were used: the exponent under which the given
 * counts of the first ranks are the most likely, found by golden-section search. Pure functions.
 */
public final class ZipfFit {

    private static final int FEWEST_RANKS = 5;
    private static final double STEEPEST = 5;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final double PRECISION = 1e-6;

    private ZipfFit() {}

    /**
     * Estimates the exponent.
     *
     * @param counts how often each was used, the most used first
     * @return 0 (all the same) to 5; empty for fewer than 5 counts
     */
    public static OptionalDouble exponent(double[] counts) {
        if (counts.length < FEWEST_RANKS) {
            return OptionalDouble.empty();
        }
        double total = 0;
        double logs = 0;
        for (int i = 0; i < counts.length; i++) {
            total += counts[i];
            logs += counts[i] * Math.log(i + 1.0);
        }
        if (!(total > 0)) {
            return OptionalDouble.empty();
        }
        double low = 0;
        double high = STEEPEST;
        while (high - low > PRECISION) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (unlikeliness(left, total, logs, counts.length) < unlikeliness(right, total, logs, counts.length)) {
                high = right;
            } else {
                low = left;
            }
        }
        return OptionalDouble.of((low + high) / 2);
    }

    /** The negative logarithm of the likelihood, which has one minimum. */
    private static double unlikeliness(double exponent, double total, double logs, int ranks) {
        double norm = 0;
        for (int i = 1; i <= ranks; i++) {
            norm += Math.pow(i, -exponent);
        }
        return exponent * logs + total * Math.log(norm);
    }
}
