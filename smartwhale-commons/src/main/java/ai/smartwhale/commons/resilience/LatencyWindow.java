// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import ai.smartwhale.commons.concurrent.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A histogram of the latencies of a moving window, made of two halves of which the older is dropped as a whole. Each
 * power of two of a microsecond has sixteen buckets, so a quantile is at most 1/16 too high; it is never too low.
 */
final class LatencyWindow {

    private static final int SUB_BITS = 4;
    private static final int SUB_BUCKETS = 1 << SUB_BITS;
    private static final int UNIT_BITS = 10;
    /** Up to 2^46 ns, about 19 hours; what is longer falls into the last bucket. */
    private static final int BUCKETS = (46 - UNIT_BITS - SUB_BITS + 1) * SUB_BUCKETS;

    private static final int RECORDS_PER_QUANTILE = 32;

    private final double quantile;
    private final Ticker ticker;
    private final long halfNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile AtomicIntegerArray recent = new AtomicIntegerArray(BUCKETS);
    private volatile AtomicIntegerArray older = new AtomicIntegerArray(BUCKETS);
    private volatile long halfEnd;
    /** How many latencies the quantile was last computed from. */
    private volatile int samples;

    private volatile long quantileNanos;
    private final AtomicInteger sinceQuantile = new AtomicInteger();

    LatencyWindow(double quantile, Duration window, Ticker ticker) {
        this.quantile = quantile;
        this.ticker = ticker;
        this.halfNanos = Math.max(1, window.toNanos() / 2);
        this.halfEnd = ticker.nanoTime() + halfNanos;
    }

    void record(long nanos) {
        if (ticker.nanoTime() - halfEnd >= 0) {
            turn();
        }
        recent.incrementAndGet(bucket(nanos));
        if (sinceQuantile.incrementAndGet() >= RECORDS_PER_QUANTILE) {
            compute();
        }
    }

    int samples() {
        return samples;
    }

    long quantileNanos() {
        return quantileNanos;
    }

    private void turn() {
        lock.lock();
        try {
            long end = halfEnd;
            long late = ticker.nanoTime() - end;
            if (late < 0) {
                return;
            }
            older = late < halfNanos ? recent : new AtomicIntegerArray(BUCKETS);
            recent = new AtomicIntegerArray(BUCKETS);
            halfEnd = end + (late / halfNanos + 1) * halfNanos;
        } finally {
            lock.unlock();
        }
    }

    private void compute() {
        if (!lock.tryLock()) {
            return;
        }
        try {
            sinceQuantile.set(0);
            int total = 0;
            for (int i = 0; i < BUCKETS; i++) {
                total += recent.get(i) + older.get(i);
            }
            long rank = Math.max(1, (long) Math.ceil(quantile * total));
            long below = 0;
            int bucket = -1;
            while (below < rank && bucket + 1 < BUCKETS) {
                bucket++;
                below += recent.get(bucket) + older.get(bucket);
            }
            quantileNanos = upperBound(Math.max(0, bucket));
            samples = total;
        } finally {
            lock.unlock();
        }
    }

    /** The first two rows of buckets are one unit wide, each further row twice as wide as the one before. */
    static int bucket(long nanos) {
        long units = Math.max(0, nanos) >> UNIT_BITS;
        if (units < SUB_BUCKETS) {
            return (int) units;
        }
        int shift = 63 - Long.numberOfLeadingZeros(units) - SUB_BITS;
        int index = shift * SUB_BUCKETS + (int) (units >> shift);
        return Math.min(BUCKETS - 1, index);
    }

    static long upperBound(int bucket) {
        if (bucket < 2 * SUB_BUCKETS) {
            return (bucket + 1L) << UNIT_BITS;
        }
        int shift = bucket / SUB_BUCKETS - 1;
        long units = (long) (bucket - shift * SUB_BUCKETS) + 1;
        return units << (shift + UNIT_BITS);
    }
}
