// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import java.time.Duration;
import java.time.Instant;

/** The most that a value was within a window of time, to a thirtieth of the window. Not thread-safe. */
final class PeakWindow {

    private static final int SLOTS = 30;

    private final long slotMillis;
    private final long[] peaks = new long[SLOTS];
    private long newestSlot = Long.MIN_VALUE;
    private long value;

    PeakWindow(Duration window) {
        this.slotMillis = Math.max(1, window.toMillis() / SLOTS);
    }

    void set(Instant now, long newValue) {
        forward(now);
        value = newValue;
        int slot = (int) Math.floorMod(newestSlot, (long) SLOTS);
        peaks[slot] = Math.max(peaks[slot], newValue);
    }

    long peak(Instant now) {
        forward(now);
        long most = value;
        for (long peak : peaks) {
            most = Math.max(most, peak);
        }
        return most;
    }

    /** Every slot that was skipped begins with the value that held all the while. */
    private void forward(Instant now) {
        long slot = Math.floorDiv(now.toEpochMilli(), slotMillis);
        if (newestSlot == Long.MIN_VALUE) {
            newestSlot = slot;
        }
        long from = Math.max(newestSlot + 1, slot - SLOTS + 1);
        for (long s = from; s <= slot; s++) {
            peaks[(int) Math.floorMod(s, (long) SLOTS)] = value;
        }
        newestSlot = Math.max(newestSlot, slot);
    }
}
