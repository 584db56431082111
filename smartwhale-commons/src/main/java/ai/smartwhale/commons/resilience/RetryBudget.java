// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * How many extra calls, retries or hedges, an operation may cause. Immutable.
 *
 * @param share extra calls in proportion to the calls of the window, 0 to 10
 * @param reserve extra calls that are allowed in each window besides, so that an operation with few calls may be
 *     retried at all; 0 to 1,000,000
 * @param window the sliding window, 10 ms to one day
 */
public record RetryBudget(double share, int reserve, Duration window) {

    private static final Duration SHORTEST_WINDOW = Duration.ofMillis(10);
    private static final Duration LONGEST_WINDOW = Duration.ofDays(1);

    /**
     * Checks all values.
     *
     * @throws InvalidValueException if a value is outside of its range
     */
    public RetryBudget {
        if (!(share >= 0 && share <= 10)) {
            throw new InvalidValueException("share", share, "0..10");
        }
        InvalidValueException.requireRange("reserve", reserve, 0, 1_000_000);
        InvalidValueException.requirePositive("window", window);
        if (window.compareTo(SHORTEST_WINDOW) < 0 || window.compareTo(LONGEST_WINDOW) > 0) {
            throw new InvalidValueException("window", window, SHORTEST_WINDOW + ".." + LONGEST_WINDOW);
        }
    }

    /**
     * What suits retries: one retry for five calls, and ten besides, within ten seconds.
     *
     * @return the budget
     */
    public static RetryBudget withDefaults() {
        return new RetryBudget(0.2, 10, Duration.ofSeconds(10));
    }
}
