// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.sync;

import java.util.OptionalLong;

/**
 * How many bytes may be moved now: a bucket that fills with the rate and may go into debt by one chunk, so that no
 * chunk is too large for it. It holds at most a tenth of a second. Thread-safe.
 */
final class ByteBudget {

    private static final double SECOND = 1e9;

    private final OptionalLong bytesPerSecond;
    private double left;
    private long filledAt;

    ByteBudget(OptionalLong bytesPerSecond, long now) {
        this.bytesPerSecond = bytesPerSecond;
        this.filledAt = now;
    }

    /** How many nanoseconds until something may be moved; 0 for now. */
    synchronized long nanosToWait(long now) {
        if (bytesPerSecond.isEmpty()) {
            return 0;
        }
        double rate = bytesPerSecond.getAsLong();
        left = Math.min(rate / 10, left + rate * (now - filledAt) / SECOND);
        filledAt = now;
        return left >= 0 ? 0 : (long) Math.ceil(-left / rate * SECOND);
    }

    synchronized void spend(long bytes) {
        left -= bytes;
    }
}
