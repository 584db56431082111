// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.concurrent.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** The time of a test: of the wall and of the ticker, which a test may also move apart. */
final class TestTime implements InstantSource, Ticker {

    private final AtomicLong wallMillis =
            new AtomicLong(Instant.parse("2026-01-02T10:00:00Z").toEpochMilli());
    private final AtomicLong nanos = new AtomicLong(-5);

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(wallMillis.get());
    }

    @Override
    public long nanoTime() {
        return nanos.get();
    }

    void advance(Duration time) {
        wallMillis.addAndGet(time.toMillis());
        nanos.addAndGet(time.toNanos());
    }

    void advanceSeconds(long seconds) {
        advance(Duration.ofSeconds(seconds));
    }

    /** Somebody sets the clock on the wall. */
    void jumpWall(Duration time) {
        wallMillis.addAndGet(time.toMillis());
    }
}
