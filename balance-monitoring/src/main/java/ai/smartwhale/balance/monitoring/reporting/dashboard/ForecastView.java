// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.dashboard;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * What the Data service was expected to be asked at a moment, and what it was asked.
 *
 * @param at the moment
 * @param expected requests a second that were expected, 0 or more
 * @param low the lower end of the band, not above the expected
 * @param high the upper end of the band, not below the expected
 * @param actual requests a second that it was asked, 0 or more; empty for what lies ahead
 */
public record ForecastView(Instant at, double expected, double low, double high, OptionalDouble actual) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is outside of its range
     */
    public ForecastView {
        InvalidValueException.requirePresent("at", at);
        Shown.requireAmount("expected", expected);
        Shown.requireFinite("low", low);
        Shown.requireFinite("high", high);
        if (low > expected || high < expected) {
            throw new InvalidValueException("band", low + " to " + high, "a band around " + expected);
        }
        InvalidValueException.requirePresent("actual", actual).ifPresent(value -> Shown.requireAmount("actual", value));
    }
}
