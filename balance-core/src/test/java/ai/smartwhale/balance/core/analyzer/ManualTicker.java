// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

import ai.smartwhale.commons.concurrent.Ticker;
import java.time.Duration;

/** Moves when the test says so; starts near the end of the scale, so that readings must be compared by difference. */
final class ManualTicker implements Ticker {

    private long now = Long.MAX_VALUE - 1_000_000_000L;

    @Override
    public long nanoTime() {
        return now;
    }

    void advance(Duration time) {
        now += time.toNanos();
    }
}
