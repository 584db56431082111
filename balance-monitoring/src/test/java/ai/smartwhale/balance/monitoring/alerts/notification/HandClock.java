// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that only goes when it is told to. */
final class HandClock implements InstantSource {

    static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private Instant now;

    HandClock() {
        this(START);
    }

    HandClock(Instant start) {
        now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    void forward(Duration by) {
        now = now.plus(by);
    }

    Duration since() {
        return Duration.between(START, now);
    }
}
