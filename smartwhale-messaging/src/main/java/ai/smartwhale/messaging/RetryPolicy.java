// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * How often and when a failed delivery is tried again. The delay before attempt n + 1 is {@code initialDelay *
 * multiplier^(n-1)}, at most {@code maxDelay}. Only messages of the same key wait for it.
 *
 * @param maxAttempts deliveries in all, 1..100; 1 means no retry
 * @param initialDelay the delay before the second attempt
 * @param multiplier growth of the delay, 1.0..10.0
 * @param maxDelay the longest delay
 */
public record RetryPolicy(int maxAttempts, Duration initialDelay, double multiplier, Duration maxDelay) {

    /** Three attempts, 100 ms and 200 ms apart. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(3, Duration.ofMillis(100), 2.0, Duration.ofSeconds(10));

    /** One attempt. */
    public static final RetryPolicy NONE = new RetryPolicy(1, Duration.ofMillis(1), 1.0, Duration.ofMillis(1));

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is outside its range
     */
    public RetryPolicy {
        InvalidValueException.requireRange("maxAttempts", maxAttempts, 1, 100);
        InvalidValueException.requirePositive("initialDelay", initialDelay);
        InvalidValueException.requirePositive("maxDelay", maxDelay);
        if (!(multiplier >= 1.0 && multiplier <= 10.0)) {
            throw new InvalidValueException("multiplier", multiplier, "1.0..10.0");
        }
    }

    /**
     * The delay after a failed attempt.
     *
     * @param attempt the number of the failed attempt, from 1
     * @return how long to wait before the next
     */
    public Duration delayAfter(int attempt) {
        double factor = Math.pow(multiplier, Math.max(0, attempt - 1));
        double nanos = Math.min((double) maxDelay.toNanos(), initialDelay.toNanos() * factor);
        return Duration.ofNanos((long) nanos);
    }
}
