// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;

/**
 * How much a channel may be asked to carry. What is beyond waits, nothing is lost by it.
 *
 * @param messages how many messages at once and per period, 1 to 1,000,000
 * @param period the period, above zero and at most a day
 */
public record RateLimit(int messages, Duration period) {

    private static final int MOST_MESSAGES = 1_000_000;
    private static final long MOST_HOURS = 24;

    /**
     * Checks the parts.
     *
     * @throws InvalidValueException if one is outside of its range
     */
    public RateLimit {
        InvalidValueException.requireRange("rate limit messages", messages, 1, MOST_MESSAGES);
        InvalidValueException.requirePositive("rate limit period", period);
        LimitExceededException.requireAtMost("rate limit period, in hours", period.toHours(), MOST_HOURS);
    }
}
