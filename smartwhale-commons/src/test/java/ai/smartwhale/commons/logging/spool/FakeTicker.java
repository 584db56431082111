// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.spool;

import ai.smartwhale.commons.concurrent.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Time that goes on only when told. */
public final class FakeTicker implements Ticker {

    private final AtomicLong now = new AtomicLong(-5_000_000_000L);

    @Override
    public long nanoTime() {
        return now.get();
    }

    public void advance(Duration by) {
        now.addAndGet(by.toNanos());
    }
}
