// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import ai.smartwhale.commons.InvalidValueException;

/**
 * How many of all that was counted so far turned out well.
 *
 * @param good how many turned out well, 0 to all
 * @param all how many there were
 */
public record Tally(long good, long all) {

    /** Nothing was counted. */
    public static final Tally NONE = new Tally(0, 0);

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is outside its range
     */
    public Tally {
        InvalidValueException.requireRange("all", all, 0, Long.MAX_VALUE);
        InvalidValueException.requireRange("good", good, 0, all);
    }

    /**
     * What came since; what was counted out of order is left out.
     *
     * @param before what was counted until then
     * @return the difference
     */
    public Tally since(Tally before) {
        long more = Math.max(0, all - before.all);
        return new Tally(Math.min(more, Math.max(0, good - before.good)), more);
    }

    /**
     * The share of what turned out well.
     *
     * @return 0 to 1; 0 if nothing was counted
     */
    public double share() {
        return all == 0 ? 0 : (double) good / all;
    }

    /** The variance of the share, with one more of each kind, so that a few without misses prove little (Laplace). */
    double variance() {
        double share = (good + 1.0) / (all + 2.0);
        return share * (1 - share) / (all + 2.0);
    }
}
