// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.trace;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * How much of a trace is read.
 *
 * @param maxRows the most requests, 1..5,000,000
 * @param maxTime the longest time from the start of the trace, above zero
 */
public record TraceLimits(int maxRows, Duration maxTime) {

    /** The longest trace that can be asked for: more than any of the formats spans. */
    public static final Duration ANY_TIME = Duration.ofDays(36_500);

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is outside its range
     */
    public TraceLimits {
        InvalidValueException.requireRange("requests", maxRows, 1, 5_000_000);
        InvalidValueException.requirePositive("duration", maxTime);
    }
}
