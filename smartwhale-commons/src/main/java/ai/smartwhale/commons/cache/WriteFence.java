// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps a value that was read or loaded before an invalidation from being kept after it. Whoever will write takes a
 * stamp before it reads; the write happens only if nothing was invalidated since. Keys share stripes, so a write may be
 * left out without need, which costs a load and never shows an old value. Thread-safe.
 */
final class WriteFence {

    private static final int STRIPES = 256;

    /** Tells what was noted under a lock. */
    private final Runnable afterwards;

    private final ReentrantLock[] locks = new ReentrantLock[STRIPES];
    /** Of each stripe how often one of its keys was invalidated; guarded by its lock for writing. */
    private final AtomicLong[] versions = new AtomicLong[STRIPES];
    /** How often many keys at once were. */
    private final AtomicLong epoch = new AtomicLong();

    WriteFence(Runnable afterwards) {
        this.afterwards = afterwards;
        for (int i = 0; i < STRIPES; i++) {
            locks[i] = new ReentrantLock();
            versions[i] = new AtomicLong();
        }
    }

    /** Both counts only grow, so their sum is unchanged only if both are. */
    long stamp(CacheKey key) {
        return versions[stripe(key)].get() + epoch.get();
    }

    /** Writes unless the key was invalidated since the stamp; false if it was. */
    boolean writeUnlessInvalidated(CacheKey key, long stamp, Runnable write) {
        ReentrantLock lock = locks[stripe(key)];
        lock.lock();
        try {
            if (stamp(key) != stamp) {
                return false;
            }
            write.run();
        } finally {
            lock.unlock();
        }
        afterwards.run();
        return true;
    }

    /**
     * Changes a key: once this returns, nobody writes what it read before. The change comes first, so that what leaves
     * the cache on its own in between carries a stamp of before.
     */
    void invalidate(CacheKey key, Runnable change) {
        int stripe = stripe(key);
        locks[stripe].lock();
        try {
            change.run();
            versions[stripe].incrementAndGet();
        } finally {
            locks[stripe].unlock();
        }
        afterwards.run();
    }

    /** Invalidates many keys: once this returns, nobody writes what it read before. */
    void invalidateMany(Runnable removal) {
        epoch.incrementAndGet();
        for (int stripe = 0; stripe < STRIPES; stripe++) {
            passThrough(stripe);
        }
        removal.run();
        epoch.incrementAndGet();
        afterwards.run();
    }

    /** Whoever checked its stamp before the epoch grew has written once its lock could be taken. */
    private void passThrough(int stripe) {
        locks[stripe].lock();
        try {
            versions[stripe].get();
        } finally {
            locks[stripe].unlock();
        }
    }

    private static int stripe(CacheKey key) {
        int hash = key.hashCode();
        return (hash ^ (hash >>> 16)) & (STRIPES - 1);
    }
}
