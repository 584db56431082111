// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils;

import ai.smartwhale.commons.concurrent.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Notices when a clock is set, by comparing it with the time that really passed. Not thread-safe. */
final class ClockWatch {

    private final InstantSource clock;
    private final Ticker ticker;
    private final Duration tolerance;
    private Instant lastInstant;
    private long lastTick;

    ClockWatch(InstantSource clock, Ticker ticker, Duration tolerance) {
        this.clock = clock;
        this.ticker = ticker;
        this.tolerance = tolerance;
        this.lastTick = ticker.nanoTime();
        this.lastInstant = clock.instant();
    }

    /**
     * How far the clock was set since the last call.
     *
     * @param now the present reading
     * @return forward above zero, back below; zero if it was not set by more than is tolerated
     */
    Duration jump(Instant now) {
        long tick = ticker.nanoTime();
        Duration jump = Duration.between(lastInstant, now).minusNanos(tick - lastTick);
        lastInstant = now;
        lastTick = tick;
        return jump.abs().compareTo(tolerance) < 0 ? Duration.ZERO : jump;
    }

    Instant now() {
        return clock.instant();
    }
}
