// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.analysis;

import ai.smartwhale.commons.InvalidValueException;

/**
 * An even sample of all different keys of a stream, each with how often it came: the keys with the smallest hashes
 * (Bar-Yossef, Jayram, Kumar, Sivakumar and Trevisan, "Counting distinct elements in a data stream", RANDOM 2002). A
 * key that is in the sample was in it from its first sight, so its count is exact.
 *
 * <p>Only {@link #samples} may be called by several threads at once.
 */
public final class DistinctSample {

    private final HashSample sample;
    private final int[] counts;
    private int once;

    /**
     * Makes an empty sample.
     *
     * @param rate the share of keys to sample at first, above 0, at most 1
     * @param mostSamples how many keys to remember at most, 16 or more
     * @throws InvalidValueException if one is outside of its range
     */
    public DistinctSample(double rate, int mostSamples) {
        if (!(rate > 0 && rate <= 1)) {
            throw new InvalidValueException("rate", rate, "above 0, at most 1");
        }
        InvalidValueException.requireRange("mostSamples", mostSamples, 16, 1 << 20);
        sample = new HashSample(rate, mostSamples);
        counts = new int[sample.slots()];
    }

    /**
     * Whether a key is wanted.
     *
     * @param hash its hash, mixed
     * @return true for a share of all keys
     */
    public boolean samples(long hash) {
        return sample.admits(hash);
    }

    /**
     * Counts a key; does nothing if it is not sampled.
     *
     * @param hash its hash, mixed
     */
    public void add(long hash) {
        if (!sample.admits(hash)) {
            return;
        }
        int slot = sample.find(hash);
        if (slot >= 0) {
            if (counts[slot] == 1) {
                once--;
            }
            counts[slot] = counts[slot] == Integer.MAX_VALUE ? Integer.MAX_VALUE : counts[slot] + 1;
            return;
        }
        counts[sample.add(hash)] = 1;
        once++;
        int above = sample.overflow();
        while (above >= 0) {
            if (counts[above] == 1) {
                once--;
            }
            sample.remove(above);
            above = sample.overflow();
        }
    }

    /**
     * How many keys the sample has.
     *
     * @return 0 or more
     */
    public int size() {
        return sample.size();
    }

    /**
     * About how many different keys there were.
     *
     * @return the number of sampled keys over the share that is sampled
     */
    public double distinct() {
        return sample.size() / sample.rate();
    }

    /**
     * The share of different keys that came exactly once.
     *
     * @return 0 to 1; 0 for an empty sample
     */
    public double onceShare() {
        return sample.size() == 0 ? 0 : (double) once / sample.size();
    }

    /** Forgets everything. */
    public void clear() {
        sample.clear();
        once = 0;
    }
}
