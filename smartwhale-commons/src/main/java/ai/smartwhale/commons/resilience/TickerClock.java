// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import ai.smartwhale.commons.concurrent.Ticker;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes with a ticker, so that no step of the wall clock makes a window or a wait longer or shorter. */
final class TickerClock extends Clock {

    private final Ticker ticker;
    private final Instant start;
    private final long startNanos;
    private final ZoneId zone;

    TickerClock(Ticker ticker, Instant start) {
        this(ticker, start, ticker.nanoTime(), ZoneOffset.UTC);
    }

    private TickerClock(Ticker ticker, Instant start, long startNanos, ZoneId zone) {
        this.ticker = ticker;
        this.start = start;
        this.startNanos = startNanos;
        this.zone = zone;
    }

    @Override
    public Instant instant() {
        return start.plusNanos(ticker.nanoTime() - startNanos);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new TickerClock(ticker, start, startNanos, other);
    }
}
