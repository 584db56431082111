// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak;

import ai.smartwhale.balance.cli.soak.fault.FaultKind;
import ai.smartwhale.commons.concurrent.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How far a soak is, what is wrong at the moment, and whether it is to end. Thread-safe. */
final class SoakTime {

    private final Ticker ticker;
    private final long start;
    private final CountDownLatch stop;
    private volatile Optional<FaultKind> fault = Optional.empty();

    SoakTime(Ticker ticker, CountDownLatch stop) {
        this.ticker = ticker;
        this.start = ticker.nanoTime();
        this.stop = stop;
    }

    Ticker ticker() {
        return ticker;
    }

    Duration elapsed() {
        return Duration.ofNanos(ticker.nanoTime() - start);
    }

    Optional<FaultKind> fault() {
        return fault;
    }

    void fault(Optional<FaultKind> value) {
        fault = value;
    }

    boolean isStopped() {
        return stop.getCount() == 0;
    }

    /** Waits until a time from the start; true if the soak is to end before that. */
    boolean stoppedBefore(Duration at) throws InterruptedException {
        return stop.await(Math.max(0, at.minus(elapsed()).toNanos()), TimeUnit.NANOSECONDS);
    }
}
