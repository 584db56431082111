// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

/**
 * How often a layer was asked, and what it knew. For {@link CacheLayer#SOURCE}: hits are loads that answered, failures
 * those that did not.
 *
 * @param hits how often something was known, stale and negative included
 * @param misses how often nothing was known
 * @param failures how often it could not be asked
 * @param stale how many of the hits were past their soft limit
 * @param negative how many of the hits said that there is no value
 */
public record HitCounts(long hits, long misses, long failures, long stale, long negative) {

    static final HitCounts NONE = new HitCounts(0, 0, 0, 0, 0);

    /**
     * How often the layer answered.
     *
     * @return hits and misses
     */
    public long answers() {
        return hits + misses;
    }

    /**
     * The share of answers that were hits.
     *
     * @return 0 to 1; 0 before the first answer
     */
    public double hitRate() {
        return answers() == 0 ? 0 : (double) hits / answers();
    }

    HitCounts plus(HitCounts other) {
        return new HitCounts(
                hits + other.hits,
                misses + other.misses,
                failures + other.failures,
                stale + other.stale,
                negative + other.negative);
    }

    boolean isNone() {
        return hits + misses + failures == 0;
    }
}
