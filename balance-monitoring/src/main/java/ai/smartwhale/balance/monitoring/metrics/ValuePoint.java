// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.metrics;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;

/**
 * A value at a moment.
 *
 * @param at when
 * @param value the value, finite
 */
public record ValuePoint(Instant at, double value) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if the value is not finite
     */
    public ValuePoint {
        InvalidValueException.requirePresent("at", at);
        if (!Double.isFinite(value)) {
            throw new InvalidValueException("value", value, "a finite number");
        }
    }
}
