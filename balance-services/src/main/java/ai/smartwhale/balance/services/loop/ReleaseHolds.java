// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import java.util.HashMap;
import java.util.Map;

/**
 * How long after a danger what was done against it stays. Where it is needed again soon after it was turned back, it
 * stays for twice as long the next time, so that a lasting danger does not make it go to and fro. Guarded by the lock
 * of the loop.
 */
final class ReleaseHolds {

    /** Within so many times the cycles of calm it is the same danger. */
    private static final int SOON = 6;

    private final LoopConfig config;
    // At most one for each knob.
    private final Map<String, Hold> holds = new HashMap<>();
    private long latestDanger;

    private static final class Hold {
        private long extra;
        private long neededAt;
        private boolean known;
    }

    ReleaseHolds(LoopConfig config) {
        this.config = config;
    }

    void dangerous(long cycle) {
        latestDanger = cycle;
    }

    void applied(KnobSpec knob, long cycle) {
        if (!knob.degradation()) {
            return;
        }
        Hold hold = holds.computeIfAbsent(knob.name(), unused -> new Hold());
        long since = cycle - hold.neededAt;
        if (!hold.known || since > SOON * (hold.extra + config.calmCycles())) {
            hold.extra = 0;
        } else {
            hold.extra = Math.min(config.longestTaboo(), Math.max(config.calmCycles(), 2 * hold.extra));
        }
        hold.known = true;
        hold.neededAt = cycle;
    }

    boolean mayRelease(String knob, long cycle) {
        Hold hold = holds.get(knob);
        return hold == null || cycle - latestDanger > hold.extra;
    }
}
