// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak.check;

import ai.smartwhale.commons.concurrent.Ticker;
import java.time.Duration;

/** Time that goes on as a test says. */
final class FakeTicker implements Ticker {

    private long nanos = 1_234_567_890_123L;

    @Override
    public long nanoTime() {
        return nanos;
    }

    void advance(Duration time) {
        nanos += time.toNanos();
    }
}
