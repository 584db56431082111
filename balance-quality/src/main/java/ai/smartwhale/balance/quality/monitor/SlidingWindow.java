// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** Sums of the last while in a ring of slots. Measurements that come too late for the ring are left out. */
final class SlidingWindow {

    private final Duration length;
    private final long slotMillis;
    private final long[] counts;
    private final double[] sums;
    private long newest = Long.MIN_VALUE;

    SlidingWindow(Duration length, int slots) {
        this.length = length;
        this.slotMillis = length.toMillis() / slots;
        this.counts = new long[slots];
        this.sums = new double[slots];
    }

    void add(Instant at, long count, double sum) {
        addSlot(Math.floorDiv(millis(at), slotMillis), count, sum);
    }

    /** Times beyond what milliseconds can tell are as good as for ever. */
    private static long millis(Instant at) {
        long seconds = Math.max(-1L << 50, Math.min(1L << 50, at.getEpochSecond()));
        return seconds * 1000 + at.getNano() / 1_000_000;
    }

    private void addSlot(long slot, long count, double sum) {
        if (newest == Long.MIN_VALUE) {
            newest = slot;
        }
        if (slot > newest) {
            long steps = Math.min(counts.length, slot - newest);
            for (long step = 1; step <= steps; step++) {
                int place = place(slot - steps + step);
                counts[place] = 0;
                sums[place] = 0;
            }
            newest = slot;
        }
        if (newest - slot < counts.length) {
            counts[place(slot)] += count;
            sums[place(slot)] += sum;
        }
    }

    void addAll(SlidingWindow other) {
        if (other.newest == Long.MIN_VALUE) {
            return;
        }
        for (int back = counts.length - 1; back >= 0; back--) {
            long slot = other.newest - back;
            int place = other.place(slot);
            if (other.counts[place] > 0 || back == 0) {
                addSlot(slot, other.counts[place], other.sums[place]);
            }
        }
    }

    private int place(long slot) {
        return (int) Math.floorMod(slot, (long) counts.length);
    }

    MetricWindow summary() {
        long count = Arrays.stream(counts).sum();
        return new MetricWindow(
                length, count, count == 0 ? 0 : Arrays.stream(sums).sum() / count);
    }
}
