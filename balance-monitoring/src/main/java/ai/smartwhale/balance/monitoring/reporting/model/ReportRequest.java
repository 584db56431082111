// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.model;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * What a report shall be about.
 *
 * @param title its title; 1 to 256 characters
 * @param language of its words, digits and dates
 * @param zone in which its times are shown
 * @param from the begin of the period
 * @param to the end of it, after the begin
 * @param horizon how far beyond each series forecasts reach; zero for none
 */
public record ReportRequest(
        String title, ReportLanguage language, ZoneId zone, Instant from, Instant to, Duration horizon) {

    /**
     * Checks.
     *
     * @throws InvalidValueException if a part is missing, the period is empty or the horizon is negative
     * @throws LimitExceededException if the title is too long
     */
    public ReportRequest {
        InvalidValueException.requireText("title", title);
        LimitExceededException.requireAtMost("title, in characters", title.length(), 256);
        InvalidValueException.requirePresent("language", language);
        InvalidValueException.requirePresent("zone", zone);
        InvalidValueException.requirePresent("from", from);
        InvalidValueException.requirePresent("to", to);
        if (!from.isBefore(to)) {
            throw new InvalidValueException("to", to, "after the begin, " + from);
        }
        InvalidValueException.requirePresent("horizon", horizon);
        if (horizon.isNegative()) {
            throw new InvalidValueException("horizon", horizon, "zero or more");
        }
    }
}
