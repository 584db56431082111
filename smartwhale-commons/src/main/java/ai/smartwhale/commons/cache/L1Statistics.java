// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

/**
 * The figures of the nearest layer.
 *
 * @param entries how many entries are held
 * @param weight how much they weigh, in the unit of the weigher
 * @param maximumWeight how much they may weigh
 * @param hits how often something was known
 * @param misses how often nothing was known
 * @param evictions how many entries left because others needed the room
 * @param expirations how many left because their time was over
 */
public record L1Statistics(
        long entries, long weight, long maximumWeight, long hits, long misses, long evictions, long expirations) {

    /**
     * The share of lookups that found something.
     *
     * @return 0 to 1; 0 before the first lookup
     */
    public double hitRate() {
        long lookups = hits + misses;
        return lookups == 0 ? 0 : (double) hits / lookups;
    }
}
