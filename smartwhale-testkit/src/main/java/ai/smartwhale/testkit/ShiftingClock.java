// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that goes on as another does and can be made to jump, as that of a machine whose time is corrected.
 * Thread-safe. A clock made with {@link #withZone} jumps with the first one.
 */
public final class ShiftingClock extends Clock {

    private final Clock base;
    private final AtomicReference<Duration> ahead;

    private ShiftingClock(Clock base, AtomicReference<Duration> ahead) {
        this.base = base;
        this.ahead = ahead;
    }

    /**
     * A clock that has not jumped yet.
     *
     * @param base the clock that goes on
     * @return the clock
     */
    public static ShiftingClock of(Clock base) {
        return new ShiftingClock(
                InvalidValueException.requirePresent("base", base), new AtomicReference<>(Duration.ZERO));
    }

    /**
     * Jumps to so far ahead of the clock beneath.
     *
     * @param value how far; negative for behind, zero to be right again
     */
    public void ahead(Duration value) {
        ahead.set(InvalidValueException.requirePresent("ahead", value));
    }

    @Override
    public Instant instant() {
        return base.instant().plus(Objects.requireNonNull(ahead.get()));
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public ShiftingClock withZone(ZoneId zone) {
        return new ShiftingClock(base.withZone(zone), ahead);
    }
}
