// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that stands still until it is told otherwise. Thread-safe. A clock made with {@link #withZone} shares the
 * time of the first one.
 */
public final class FakeClock extends Clock {

    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    private FakeClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /**
     * A clock in UTC.
     *
     * @param start the time that it shows
     * @return the clock
     */
    public static FakeClock at(Instant start) {
        return new FakeClock(new AtomicReference<>(start), ZoneOffset.UTC);
    }

    /**
     * A clock in UTC.
     *
     * @param start the time that it shows, such as {@code 2026-01-02T03:04:05Z}
     * @return the clock
     * @throws java.time.format.DateTimeParseException if the text is no instant
     */
    public static FakeClock at(String start) {
        return at(Instant.parse(start));
    }

    /**
     * Sets the time, forwards or backwards.
     *
     * @param value the new time
     */
    public void set(Instant value) {
        now.set(value);
    }

    /**
     * Moves the time.
     *
     * @param amount how far; a negative one goes back
     * @return the new time
     */
    public Instant advance(Duration amount) {
        return Objects.requireNonNull(now.updateAndGet(time -> time.plus(amount)));
    }

    @Override
    public Instant instant() {
        return Objects.requireNonNull(now.get());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public FakeClock withZone(ZoneId value) {
        return new FakeClock(now, value);
    }

    @Override
    public String toString() {
        return "FakeClock[" + now + ", " + zone + "]";
    }
}
