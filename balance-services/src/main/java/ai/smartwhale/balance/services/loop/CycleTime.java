// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import ai.smartwhale.commons.concurrent.Ticker;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The time of the cycles, which never goes back. Guarded by the lock of the loop. */
final class CycleTime implements Ticker {

    private @Nullable Instant latest;
    private long nanos;

    /** Goes on to a moment; returns by how much, zero for the first and for one that is not later. */
    Duration advance(Instant to) {
        Instant from = latest;
        if (from == null) {
            latest = to;
            return Duration.ZERO;
        }
        if (!to.isAfter(from)) {
            // A clock that was put back goes on from where it is.
            latest = to;
            return Duration.ZERO;
        }
        latest = to;
        Duration passed = Duration.between(from, to);
        nanos += passed.getSeconds() > 1L << 30 ? 1L << 60 : passed.toNanos();
        return passed;
    }

    @Override
    public long nanoTime() {
        return nanos;
    }
}
