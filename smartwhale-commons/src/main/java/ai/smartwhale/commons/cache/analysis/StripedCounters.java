// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.analysis;

import ai.smartwhale.commons.InvalidValueException;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counters that many threads add to at once, each mostly in memory of its own. Thread-safe; loses nothing. */
public final class StripedCounters {

    private static final int LINE = 8;
    private static final int MOST_STRIPES = 16;

    private final int cells;
    private final int stride;
    private final int stripes;
    private final AtomicLongArray values;

    /**
     * Makes counters at zero.
     *
     * @param cells how many, 1 to 65,536
     * @throws InvalidValueException if the number is outside of its range
     */
    public StripedCounters(int cells) {
        InvalidValueException.requireRange("cells", cells, 1, 1 << 16);
        this.cells = cells;
        stripes = stripes();
        stride = (cells + 2 * LINE - 1) / LINE * LINE;
        values = new AtomicLongArray(stripes * stride);
    }

    static int stripes() {
        int processors = Runtime.getRuntime().availableProcessors();
        return Math.min(MOST_STRIPES, Integer.highestOneBit(4 * processors - 1));
    }

    /**
     * Adds to a counter.
     *
     * @param cell which, from 0
     * @param amount how much
     */
    public void add(int cell, long amount) {
        int stripe = (int) Thread.currentThread().getId() & (stripes - 1);
        values.getAndAdd(stripe * stride + cell, amount);
    }

    /**
     * The value of a counter.
     *
     * @param cell which, from 0
     * @return what was added so far
     */
    public long sum(int cell) {
        long sum = 0;
        for (int stripe = 0; stripe < stripes; stripe++) {
            sum += values.get(stripe * stride + cell);
        }
        return sum;
    }

    /**
     * The values of all counters.
     *
     * @return in order
     */
    public long[] sums() {
        long[] sums = new long[cells];
        for (int cell = 0; cell < cells; cell++) {
            sums[cell] = sum(cell);
        }
        return sums;
    }
}
