// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

import ai.smartwhale.commons.InvalidValueException;

/**
 * What can be said of a probability after some trials (Wilson, "Probable Inference, the Law of Succession, and
 * Statistical Inference", 1927). Unlike the plain share it says little where there were few trials.
 *
 * @param low the lower bound, 0 to 1
 * @param high the upper bound, 0 to 1
 */
public record WilsonInterval(double low, double high) {

    /**
     * Draws the bounds.
     *
     * @param hits in how many trials it happened, 0 to all
     * @param trials how many trials there were, 0 or more; without any the bounds are 0 and 1
     * @param quantile of the normal distribution, above 0
     * @return the bounds
     * @throws InvalidValueException if a number is outside of its range
     */
    public static WilsonInterval of(double hits, double trials, double quantile) {
        Numbers.requireBetween("trials", trials, 0, Double.MAX_VALUE);
        Numbers.requireBetween("hits", hits, 0, trials);
        Numbers.requireBetween("quantile", quantile, Double.MIN_VALUE, 100);
        if (trials == 0) {
            return new WilsonInterval(0, 1);
        }
        double share = hits / trials;
        double z2 = quantile * quantile;
        double scale = 1 + z2 / trials;
        double centre = (share + z2 / (2 * trials)) / scale;
        double half = quantile / scale * Math.sqrt(share * (1 - share) / trials + z2 / (4 * trials * trials));
        // At the ends the formula is exact, but its rounding is not.
        double low = hits == 0 ? 0 : Math.max(0, centre - half);
        double high = hits == trials ? 1 : Math.min(1, centre + half);
        return new WilsonInterval(low, high);
    }
}
