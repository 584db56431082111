// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import ai.smartwhale.commons.concurrent.Ticker;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Allows extra calls in proportion to the calls of a sliding window: at any moment the window holds at most
 * {@code share * calls + reserve} extra ones. The window moves by tenths. A call leaves the window no later than an
 * extra call that it paid for, so no call pays twice. After Finagle's RetryBudget.
 */
final class CallBudget {

    private static final int SLICES = 10;
    /** Takes the rounding out of sums like 0.05 * 20. */
    private static final double EPSILON = 1e-9;

    private final RetryBudget config;
    private final Ticker ticker;
    private final long sliceNanos;
    private final LongAdder calls = new LongAdder();
    private final ReentrantLock lock = new ReentrantLock();
    private final long[] callsOf = new long[SLICES];
    private final long[] extrasOf = new long[SLICES];
    private int slice;
    private long callsBefore;
    private volatile long sliceEnd;

    CallBudget(RetryBudget config, Ticker ticker) {
        this.config = config;
        this.ticker = ticker;
        this.sliceNanos = Math.max(1, config.window().toNanos() / SLICES);
        this.sliceEnd = ticker.nanoTime() + sliceNanos;
    }

    /** Counts a call; returns the reading of the ticker, which it needs anyway. */
    long onCall() {
        long now = ticker.nanoTime();
        if (now - sliceEnd >= 0) {
            move(now);
        }
        calls.increment();
        return now;
    }

    boolean tryWithdraw() {
        lock.lock();
        try {
            long now = ticker.nanoTime();
            if (now - sliceEnd >= 0) {
                moveLocked(now);
            }
            settle();
            long paying = 0;
            long extras = 0;
            for (int i = 0; i < SLICES; i++) {
                paying += callsOf[i];
                extras += extrasOf[i];
            }
            if (extras + 1 > config.share() * paying + config.reserve() + EPSILON) {
                return false;
            }
            extrasOf[slice]++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** All calls since the beginning. */
    long calls() {
        return calls.sum();
    }

    private void move(long now) {
        lock.lock();
        try {
            if (now - sliceEnd >= 0) {
                moveLocked(now);
            }
        } finally {
            lock.unlock();
        }
    }

    private void moveLocked(long now) {
        settle();
        long end = sliceEnd;
        long steps = Math.min(SLICES, (now - end) / sliceNanos + 1);
        for (long i = 0; i < steps; i++) {
            slice = (slice + 1) % SLICES;
            callsOf[slice] = 0;
            extrasOf[slice] = 0;
        }
        sliceEnd = end + ((now - end) / sliceNanos + 1) * sliceNanos;
    }

    private void settle() {
        long sum = calls.sum();
        callsOf[slice] += sum - callsBefore;
        callsBefore = sum;
    }
}
