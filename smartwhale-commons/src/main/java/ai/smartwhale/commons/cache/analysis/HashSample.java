// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.analysis;

import java.util.Arrays;

/**
 * The keys with the smallest hashes, as many as fit. As keys come, the threshold falls, and a key above it never
 * returns: what is in the sample was in it from its first sight. Each key has a slot, for which users keep what they
 * know of it.
 *
 * <p>Only {@link #admits} may be called by several threads at once.
 */
final class HashSample {

    private static final double HASHES = 0x1p63;

    private final int most;
    private final long firstThreshold;
    private final long[] hashes;
    private final int[] free;
    /** Slots as a binary heap, the largest hash first. */
    private final int[] heap;

    private final int[] heapIndex;
    /** Open addressing with linear probing: slot + 1, or 0. */
    private final int[] table;

    private int size;
    private volatile long threshold;

    HashSample(double rate, int most) {
        this.most = most;
        this.firstThreshold = rate >= 1 ? Long.MAX_VALUE : (long) (rate * HASHES);
        this.hashes = new long[most + 1];
        this.free = new int[most + 1];
        this.heap = new int[most + 1];
        this.heapIndex = new int[most + 1];
        this.table = new int[Integer.highestOneBit(most + 1) << 2];
        clear();
    }

    void clear() {
        Arrays.fill(table, 0);
        for (int i = 0; i < free.length; i++) {
            free[i] = free.length - 1 - i;
        }
        size = 0;
        threshold = firstThreshold;
    }

    boolean admits(long hash) {
        return hash >>> 1 <= threshold;
    }

    /** The share of all keys that is sampled. */
    double rate() {
        return threshold == Long.MAX_VALUE ? 1 : (threshold + 1) / HASHES;
    }

    int size() {
        return size;
    }

    int slots() {
        return hashes.length;
    }

    /** The slot of a key, or -1. */
    int find(long hash) {
        int at = home(hash);
        while (table[at] != 0) {
            int slot = table[at] - 1;
            if (hashes[slot] == hash) {
                return slot;
            }
            at = (at + 1) & (table.length - 1);
        }
        return -1;
    }

    /** Adds a key that is not in the sample; {@link #overflow} must be emptied afterwards. */
    int add(long hash) {
        int slot = free[free.length - 1 - size];
        hashes[slot] = hash;
        int at = home(hash);
        while (table[at] != 0) {
            at = (at + 1) & (table.length - 1);
        }
        table[at] = slot + 1;
        place(size, slot);
        size++;
        siftUp(size - 1);
        return slot;
    }

    /** A slot that must be removed because its key is above the threshold, or -1. Lowers the threshold when full. */
    int overflow() {
        if (size == 0) {
            return -1;
        }
        long largest = hashes[heap[0]] >>> 1;
        if (size > most) {
            threshold = Math.min(threshold, largest - 1);
        }
        return largest > threshold ? heap[0] : -1;
    }

    void remove(int slot) {
        unlink(slot);
        size--;
        int hole = heapIndex[slot];
        if (hole != size) {
            place(hole, heap[size]);
            siftUp(hole);
            siftDown(hole);
        }
        free[free.length - 1 - size] = slot;
    }

    /** Closes the gap in the table by moving back what was probed past it. */
    private void unlink(int slot) {
        int mask = table.length - 1;
        int gap = home(hashes[slot]);
        while (table[gap] != slot + 1) {
            gap = (gap + 1) & mask;
        }
        int at = (gap + 1) & mask;
        while (table[at] != 0) {
            int wanted = home(hashes[table[at] - 1]);
            if (((at - wanted) & mask) >= ((at - gap) & mask)) {
                table[gap] = table[at];
                gap = at;
            }
            at = (at + 1) & mask;
        }
        table[gap] = 0;
    }

    /** By the low bits: the high ones decide whether a key is sampled at all. */
    private int home(long hash) {
        return (int) hash & (table.length - 1);
    }

    private void place(int index, int slot) {
        heap[index] = slot;
        heapIndex[slot] = index;
    }

    private boolean larger(int index, int other) {
        return hashes[heap[index]] >>> 1 > hashes[heap[other]] >>> 1;
    }

    private void siftUp(int from) {
        int index = from;
        while (index > 0 && larger(index, (index - 1) / 2)) {
            swap(index, (index - 1) / 2);
            index = (index - 1) / 2;
        }
    }

    private void siftDown(int from) {
        int index = from;
        while (true) {
            int child = 2 * index + 1;
            if (child >= size) {
                return;
            }
            if (child + 1 < size && larger(child + 1, child)) {
                child++;
            }
            if (!larger(child, index)) {
                return;
            }
            swap(index, child);
            index = child;
        }
    }

    private void swap(int index, int other) {
        int slot = heap[index];
        place(index, heap[other]);
        place(other, slot);
    }
}
