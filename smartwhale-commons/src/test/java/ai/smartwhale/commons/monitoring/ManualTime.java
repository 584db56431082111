// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring;

import ai.smartwhale.commons.concurrent.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that goes on when the test says so. */
public final class ManualTime implements InstantSource, Ticker {

    private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public long nanoTime() {
        return Duration.between(Instant.EPOCH, now).toNanos();
    }

    public void advance(Duration duration) {
        now = now.plus(duration);
    }
}
