// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

import java.util.Arrays;

/** Counts hashes, in two arrays that are used again. */
final class HashTable {

    private final long[] keys;
    private final int[] counts;
    private final int mask;

    /**
     * Makes room.
     *
     * @param most how many different hashes may be added before {@link #clear()}
     */
    HashTable(int most) {
        int size = Integer.highestOneBit(Math.max(4, most)) * 4;
        this.keys = new long[size];
        this.counts = new int[size];
        this.mask = size - 1;
    }

    void clear() {
        Arrays.fill(counts, 0);
    }

    /** Counts a hash and says how often it was added by now. */
    int add(long hash) {
        int at = (int) (hash ^ hash >>> 32) & mask;
        while (counts[at] != 0 && keys[at] != hash) {
            at = (at + 1) & mask;
        }
        keys[at] = hash;
        return ++counts[at];
    }
}
