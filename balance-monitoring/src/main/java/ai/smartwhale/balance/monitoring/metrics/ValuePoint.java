// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.metrics;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;

/**
 * A value at a moment.
 *
 * @param at when, in the years 1970 to 9999
 * @param value the value, -1e100 to 1e100
 */
public record ValuePoint(Instant at, double value) {

    static final double LARGEST = 1e100;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is out of its range
     */
    public ValuePoint {
        InvalidValueException.requirePresent("at", at);
        if (at.isBefore(Instant.EPOCH) || at.isAfter(LATEST)) {
            throw new InvalidValueException("at", at, "the years 1970 to 9999");
        }
        if (!(Math.abs(value) <= LARGEST)) {
            throw new InvalidValueException("value", value, "-1e100 to 1e100");
        }
    }
}
