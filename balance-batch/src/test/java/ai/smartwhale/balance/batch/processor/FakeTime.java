// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import ai.smartwhale.commons.concurrent.Ticker;
import java.time.Duration;

/** Time that passes when a test says so. It starts close to where a reading overflows. */
final class FakeTime implements Ticker {

    private volatile long nanos = Long.MAX_VALUE - 5_000_000_000L;

    @Override
    public long nanoTime() {
        return nanos;
    }

    synchronized void pass(Duration time) {
        nanos += time.toNanos();
    }
}
