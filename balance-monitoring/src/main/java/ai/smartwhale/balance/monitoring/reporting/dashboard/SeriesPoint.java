// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.dashboard;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;

/**
 * A number at a time.
 *
 * @param at the time
 * @param value the number, finite
 */
public record SeriesPoint(Instant at, double value) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is missing or the number not finite
     */
    public SeriesPoint {
        InvalidValueException.requirePresent("at", at);
        Shown.requireFinite("value", value);
    }
}
