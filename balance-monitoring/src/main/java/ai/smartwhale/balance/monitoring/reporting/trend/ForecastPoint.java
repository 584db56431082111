// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.trend;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;

/**
 * What is expected at a time. The bands enclose each other and the value.
 *
 * @param at the time
 * @param value the most likely value
 * @param low80 the lower end of the band that holds 80 % of what will come
 * @param high80 the upper end of it
 * @param low95 the lower end of the band that holds 95 %
 * @param high95 the upper end of it
 */
public record ForecastPoint(Instant at, double value, double low80, double high80, double low95, double high95) {

    /**
     * Checks.
     *
     * @throws InvalidValueException if a part is missing or not finite, or the bands do not enclose the value
     */
    public ForecastPoint {
        InvalidValueException.requirePresent("at", at);
        TrendChecks.requireFinite("value", value);
        TrendChecks.requireFinite("low95", low95);
        TrendChecks.requireFinite("high95", high95);
        if (!(low95 <= low80 && low80 <= value && value <= high80 && high80 <= high95)) {
            throw new InvalidValueException(
                    "bands",
                    low95 + ", " + low80 + ", " + value + ", " + high80 + ", " + high95,
                    "low95 <= low80 <= value <= high80 <= high95");
        }
    }
}
