// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

import java.time.Duration;

/** Cuts time into slots of equal length and tells how many have ended. Time that goes back is taken to stand. */
final class SlotGrid {

    private final long millis;
    private long current;

    SlotGrid(Duration step, long now) {
        millis = Math.max(1, step.toMillis());
        current = Math.floorDiv(now, millis);
    }

    /** How many slots have ended since the last call. */
    long advance(long now) {
        long slot = Math.floorDiv(now, millis);
        long ended = Math.max(0, slot - current);
        current += ended;
        return ended;
    }

    /** The number of the present slot since 1970. */
    long current() {
        return current;
    }

    void resume(long slot) {
        current = slot;
    }

    /** How many slots it takes to cover a time, 1 or more. */
    static int covering(Duration time, Duration step) {
        long stepMillis = Math.max(1, step.toMillis());
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, (time.toMillis() + stepMillis - 1) / stepMillis));
    }
}
