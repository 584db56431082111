// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Remembers how requests ended, for the last ones of them: at least as many as the capacity, at most twice as many.
 * Keeps 64 bits of each id; that two ids look alike is possible in principle, and then a response is counted under the
 * wrong head. Begins small and grows with use. Thread-safe.
 */
final class RecentIds {

    /** How a request ended. */
    enum End {
        /** With an answer. */
        ANSWERED,
        /** Without: its deadline passed, or nobody wanted the answer any more. */
        GIVEN_UP
    }

    private static final int LEAST_SLOTS = 256;
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private final int capacity;
    private final long seed = new SplittableRandom().nextLong();
    private final ReentrantLock lock = new ReentrantLock();
    private long[] young = new long[LEAST_SLOTS];
    private long[] old = new long[1];
    private int youngSize;

    RecentIds(int capacity) {
        this.capacity = capacity;
    }

    void add(String id, End end) {
        long hash = hash(id);
        long entry = end == End.ANSWERED ? hash : hash | 1;
        lock.lock();
        try {
            if (youngSize == capacity) {
                old = young;
                young = new long[LEAST_SLOTS];
                youngSize = 0;
            } else if (youngSize * 2 >= young.length) {
                young = grown(young);
            }
            if (put(young, entry)) {
                youngSize++;
            }
        } finally {
            lock.unlock();
        }
    }

    Optional<End> find(String id) {
        long hash = hash(id);
        lock.lock();
        try {
            long entry = get(young, hash);
            return end(entry == 0 ? get(old, hash) : entry);
        } finally {
            lock.unlock();
        }
    }

    private static Optional<End> end(long entry) {
        if (entry == 0) {
            return Optional.empty();
        }
        return Optional.of((entry & 1) == 0 ? End.ANSWERED : End.GIVEN_UP);
    }

    /** An even number that is never 0, which marks a free slot; the last bit is for the end. */
    private long hash(String id) {
        long h = seed;
        for (int i = 0; i < id.length(); i++) {
            h = (h ^ id.charAt(i)) * MULTIPLIER;
            h ^= h >>> 32;
        }
        long even = h & ~1L;
        return even == 0 ? 2 : even;
    }

    private static long[] grown(long[] slots) {
        long[] larger = new long[slots.length * 2];
        for (long entry : slots) {
            if (entry != 0) {
                put(larger, entry);
            }
        }
        return larger;
    }

    private static boolean put(long[] slots, long entry) {
        int slot = slot(slots, entry & ~1L);
        boolean fresh = slots[slot] == 0;
        slots[slot] = entry;
        return fresh;
    }

    private static long get(long[] slots, long hash) {
        return slots.length == 1 ? 0 : slots[slot(slots, hash)];
    }

    /** The slot of a hash, or the free one where it would stand; tables are never more than half full. */
    private static int slot(long[] slots, long hash) {
        int mask = slots.length - 1;
        int slot = (int) (hash >>> 1) & mask;
        while (slots[slot] != 0 && (slots[slot] & ~1L) != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
