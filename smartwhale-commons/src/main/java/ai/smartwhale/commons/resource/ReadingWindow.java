// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import java.time.Instant;
import java.util.Arrays;

/** The newest readings of one kind, in a ring. Not thread-safe. */
final class ReadingWindow {

    private final double[] values;
    private final long[] millis;
    private long added;

    ReadingWindow(int capacity) {
        values = new double[capacity];
        millis = new long[capacity];
    }

    void add(Instant at, double value) {
        int slot = (int) (added++ % values.length);
        values[slot] = value;
        millis[slot] = at.toEpochMilli();
    }

    int size() {
        return (int) Math.min(added, values.length);
    }

    /** From the oldest to the newest. */
    double[] values() {
        int size = size();
        double[] copy = new double[size];
        for (int i = 0; i < size; i++) {
            copy[i] = values[slot(i)];
        }
        return copy;
    }

    Instant newestAt() {
        return Instant.ofEpochMilli(millis[slot(size() - 1)]);
    }

    /** The middle of the gaps, for one long pause must not stretch them all. At least 1. */
    double gapMillis() {
        int size = size();
        if (size < 2) {
            return 1;
        }
        long[] gaps = new long[size - 1];
        for (int i = 1; i < size; i++) {
            gaps[i - 1] = millis[slot(i)] - millis[slot(i - 1)];
        }
        Arrays.sort(gaps);
        return Math.max(1, gaps[gaps.length / 2]);
    }

    private int slot(int fromOldest) {
        return (int) ((added - size() + fromOldest) % values.length);
    }
}
