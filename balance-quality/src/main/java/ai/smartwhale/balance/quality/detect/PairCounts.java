// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

/** How often two codes occur together: a hash table of primitive numbers. */
final class PairCounts {

    private long[] keys;
    private int[] counts;
    private int size;

    PairCounts(int expected) {
        int capacity = Integer.highestOneBit(Math.max(8, expected) * 2 - 1) * 2;
        this.keys = new long[capacity];
        this.counts = new int[capacity];
    }

    void add(int a, int b) {
        long key = key(a, b);
        int slot = slot(keys, counts, key);
        if (counts[slot]++ == 0) {
            keys[slot] = key;
            if (++size * 2 > keys.length) {
                grow();
            }
        }
    }

    int count(int a, int b) {
        return counts[slot(keys, counts, key(a, b))];
    }

    int capacity() {
        return keys.length;
    }

    int countAt(int slot) {
        return counts[slot];
    }

    int firstAt(int slot) {
        return (int) (keys[slot] >>> 32);
    }

    int secondAt(int slot) {
        return (int) keys[slot];
    }

    private void grow() {
        long[] grownKeys = new long[keys.length * 2];
        int[] grownCounts = new int[keys.length * 2];
        for (int i = 0; i < keys.length; i++) {
            if (counts[i] > 0) {
                int slot = slot(grownKeys, grownCounts, keys[i]);
                grownKeys[slot] = keys[i];
                grownCounts[slot] = counts[i];
            }
        }
        keys = grownKeys;
        counts = grownCounts;
    }

    private static int slot(long[] keys, int[] counts, long key) {
        int mask = keys.length - 1;
        long mixed = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 32) & mask;
        while (counts[slot] > 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static long key(int a, int b) {
        return ((long) a << 32) | (b & 0xFFFFFFFFL);
    }
}
