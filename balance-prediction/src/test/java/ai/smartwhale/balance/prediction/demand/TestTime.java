// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands until it is moved. */
final class TestTime implements InstantSource {

    private long millis = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis);
    }

    @Override
    public long millis() {
        return millis;
    }

    void pass(Duration time) {
        millis += time.toMillis();
    }

    void passSeconds(long seconds) {
        millis += 1_000 * seconds;
    }
}
