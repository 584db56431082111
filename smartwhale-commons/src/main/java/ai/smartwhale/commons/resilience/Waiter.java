// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import ai.smartwhale.commons.concurrent.Ticker;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Lets the calling thread wait. */
@FunctionalInterface
public interface Waiter {

    /**
     * Waits.
     *
     * @param duration how long, zero or more
     * @throws InterruptedException if the thread is interrupted before or while it waits
     */
    void await(Duration duration) throws InterruptedException;

    /**
     * Parks the thread.
     *
     * @return the waiter
     */
    static Waiter parking() {
        Ticker ticker = Ticker.system();
        return duration -> {
            long end = ticker.nanoTime() + duration.toNanos();
            for (long left = duration.toNanos(); left > 0; left = end - ticker.nanoTime()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("interrupted while waiting for the next attempt");
                }
                LockSupport.parkNanos(left);
            }
        };
    }
}
