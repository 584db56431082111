// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.finding;

import ai.smartwhale.commons.InvalidValueException;

/**
 * How good something is. Never NaN.
 *
 * @param value 0 (all wrong) to 1 (nothing found)
 * @param confidence how far the value can be trusted, 0 (nothing was looked at) to 1: one less the width of the Wilson
 *     interval at 95 %
 * @param evidence how many cells were looked at
 */
public record QualityScore(double value, double confidence, long evidence) {

    /** The score of nothing: no fault was found, and nothing was looked at. */
    public static final QualityScore NONE = new QualityScore(1, 0, 0);

    private static final double Z = 1.959963984540054;

    /**
     * Checks.
     *
     * @throws InvalidValueException if a share is outside of 0..1, or the evidence is negative
     */
    public QualityScore {
        requireShare("value", value);
        requireShare("confidence", confidence);
        InvalidValueException.requireRange("evidence", evidence, 0, Long.MAX_VALUE);
    }

    /**
     * The score of cells of which some are wrong.
     *
     * @param wrong the sum of the probabilities of being wrong, 0 to {@code looked}
     * @param looked how many cells were looked at
     * @return the score; {@link #NONE} for no cells
     */
    public static QualityScore of(double wrong, long looked) {
        if (looked <= 0) {
            return NONE;
        }
        double share = Math.min(1, Math.max(0, 1 - wrong / looked));
        double squared = Z * Z;
        double half = Z
                * Math.sqrt(share * (1 - share) / looked + squared / (4.0 * looked * looked))
                / (1 + squared / looked);
        return new QualityScore(share, Math.max(0, 1 - 2 * half), looked);
    }

    /**
     * Refuses what is no share.
     *
     * @param field its name
     * @param share the number
     * @return the number
     * @throws InvalidValueException if it is NaN or outside of 0..1
     */
    public static double requireShare(String field, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new InvalidValueException(field, share, "0..1");
        }
        return share;
    }
}
