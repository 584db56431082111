// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.commons.cache.CacheKey;
import ai.smartwhale.commons.cache.CacheLayer;
import ai.smartwhale.commons.cache.CacheObserver;
import ai.smartwhale.commons.cache.RemovalReason;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Counts how often an answer is asked for that a cache larger by a quarter would still have: the last that were
 * forgotten for want of room, a quarter as many as are kept, are remembered by a hash of their keys (as the ghosts of
 * ARC, Megiddo and Modha, 2003). Takes no memory before something is forgotten. Thread-safe; what is lost in a race, or
 * because two keys share a place, is not counted.
 */
final class ForgottenAnswers implements CacheObserver {

    /** Places; half a MiB. */
    private static final int PLACES = 1 << 16;

    private static final int NUMBER_BITS = 24;
    private static final long NUMBERS = (1L << NUMBER_BITS) - 1;
    private static final double QUARTER = 0.25;

    private final AtomicLong numbers = new AtomicLong();
    private final LongAdder evictions = new LongAdder();
    private final LongAdder missed = new LongAdder();
    private volatile @Nullable AtomicLongArray places;
    private volatile long remembered;

    @Override
    public void removed(CacheKey key, CacheLayer layer, RemovalReason reason) {
        if (layer == CacheLayer.L1 && reason == RemovalReason.SIZE) {
            evictions.increment();
            long hash = hash(key);
            places().set(place(hash), tag(hash) | (numbers.incrementAndGet() & NUMBERS));
        }
    }

    /** Nothing was known of what was asked for. */
    void notFound(CacheKey key) {
        AtomicLongArray known = places;
        if (known == null) {
            return;
        }
        long hash = hash(key);
        long found = known.get(place(hash));
        if (found != 0 && (found & ~NUMBERS) == tag(hash)) {
            long since = (numbers.get() - found) & NUMBERS;
            if (known.compareAndSet(place(hash), found, 0) && since < remembered) {
                missed.increment();
            }
        }
    }

    /** Says how many answers are kept. */
    void kept(long answers) {
        remembered = Math.min(PLACES / 2, (long) Math.ceil(QUARTER * answers));
    }

    long evictions() {
        return evictions.sum();
    }

    /** How many of those that were forgotten were asked for soon after. */
    long missed() {
        return missed.sum();
    }

    private synchronized AtomicLongArray places() {
        AtomicLongArray known = places;
        if (known == null) {
            known = new AtomicLongArray(PLACES);
            places = known;
        }
        return known;
    }

    private static long hash(CacheKey key) {
        // The finalizer of SplittableRandom (Steele, Lea and Flood, 2014): hash codes of like texts are alike.
        long mixed = key.hashCode() * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    private static int place(long hash) {
        return (int) (hash & (PLACES - 1));
    }

    /** The upper bits; never those of an empty place together with a number. */
    private static long tag(long hash) {
        return hash & ~NUMBERS;
    }
}
