// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.improvement;

import ai.smartwhale.commons.InvalidValueException;

/**
 * What can be said of a share after some trials, at 95 % (Wilson, "Probable Inference, the Law of Succession, and
 * Statistical Inference", 1927).
 *
 * @param low the lower bound, 0 to 1
 * @param high the upper bound, 0 to 1
 */
public record WilsonBounds(double low, double high) {

    private static final double Z = 1.959963984540054;

    /**
     * Draws the bounds.
     *
     * @param hits in how many trials it happened, 0 to all; need not be whole
     * @param trials how many trials there were, 0 or more; without any the bounds are 0 and 1
     * @return the bounds
     * @throws InvalidValueException if a number is outside of its range
     */
    public static WilsonBounds of(double hits, double trials) {
        Checks.requireBetween("trials", trials, 0, Double.MAX_VALUE);
        Checks.requireBetween("hits", hits, 0, trials);
        if (trials == 0) {
            return new WilsonBounds(0, 1);
        }
        double share = hits / trials;
        double scale = 1 + Z * Z / trials;
        double centre = (share + Z * Z / (2 * trials)) / scale;
        double half = Z / scale * Math.sqrt(share * (1 - share) / trials + Z * Z / (4 * trials * trials));
        return new WilsonBounds(
                hits == 0 ? 0 : Math.max(0, centre - half), hits == trials ? 1 : Math.min(1, centre + half));
    }

    /**
     * Whether a share is outside of the bounds.
     *
     * @param share the share
     * @return true if so
     */
    public boolean excludes(double share) {
        return share < low || share > high;
    }
}
