// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** As many hashes at a time as memory was set aside for. */
final class HashSlots {

    private final Semaphore free;
    private final long waitNanos;

    HashSlots(int most, Duration wait) {
        this.free = new Semaphore(most, true);
        this.waitNanos = wait.toNanos();
    }

    /** Waits for a slot as long as the settings say; false if none came free, or if the thread was interrupted. */
    boolean enter() {
        try {
            return free.tryAcquire(waitNanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void leave() {
        free.release();
    }
}
