// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.analysis;

import ai.smartwhale.commons.InvalidValueException;

/**
 * What is held, by group, from a sample of it: exact as long as everything fits into the sample, and an even sample by
 * hash from then on. Only {@link #samples} may be called by several threads at once.
 */
public final class WeightSample {

    private final HashSample sample;
    private final long[] weights;
    private final int[] groups;
    private final long[] groupWeights;
    private final int[] groupEntries;

    /**
     * Makes an empty sample.
     *
     * @param mostSamples how many entries to remember at most, 16 or more
     * @param groupCount how many groups there are, 1 or more
     * @throws InvalidValueException if one is outside of its range
     */
    public WeightSample(int mostSamples, int groupCount) {
        InvalidValueException.requireRange("mostSamples", mostSamples, 16, 1 << 20);
        InvalidValueException.requireRange("groupCount", groupCount, 1, 1 << 20);
        sample = new HashSample(1, mostSamples);
        weights = new long[sample.slots()];
        groups = new int[sample.slots()];
        groupWeights = new long[groupCount];
        groupEntries = new int[groupCount];
    }

    /**
     * Whether an entry is wanted.
     *
     * @param hash the hash of its key, mixed
     * @return true for a share of all entries, for all at first
     */
    public boolean samples(long hash) {
        return sample.admits(hash);
    }

    /**
     * An entry is held from now on, or weighs another amount.
     *
     * @param hash the hash of its key, mixed
     * @param weight its weight
     * @param group its group, from 0
     */
    public void put(long hash, long weight, int group) {
        if (!sample.admits(hash)) {
            return;
        }
        int slot = sample.find(hash);
        if (slot < 0) {
            slot = sample.add(hash);
        } else {
            count(slot, -1);
        }
        weights[slot] = weight;
        groups[slot] = group;
        count(slot, 1);
        int above = sample.overflow();
        while (above >= 0) {
            drop(above);
            above = sample.overflow();
        }
    }

    /**
     * An entry is no longer held.
     *
     * @param hash the hash of its key, mixed
     */
    public void remove(long hash) {
        int slot = sample.find(hash);
        if (slot >= 0) {
            drop(slot);
        }
    }

    /**
     * About how much the entries of a group weigh.
     *
     * @param group the group, from 0
     * @return exact while {@link #rate} is 1
     */
    public long weight(int group) {
        return Math.round(groupWeights[group] / sample.rate());
    }

    /**
     * About how many entries a group has.
     *
     * @param group the group, from 0
     * @return exact while {@link #rate} is 1
     */
    public long entries(int group) {
        return Math.round(groupEntries[group] / sample.rate());
    }

    /**
     * The share of entries that is sampled.
     *
     * @return above 0, at most 1
     */
    public double rate() {
        return sample.rate();
    }

    private void drop(int slot) {
        count(slot, -1);
        sample.remove(slot);
    }

    private void count(int slot, int sign) {
        groupWeights[groups[slot]] += sign * weights[slot];
        groupEntries[groups[slot]] += sign;
    }
}
