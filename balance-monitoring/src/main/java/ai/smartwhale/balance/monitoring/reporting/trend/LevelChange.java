// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.trend;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;

/**
 * A time at which the level of a series changed.
 *
 * @param at the first time of the new level
 * @param before the mean of the level before
 * @param after the mean of the level after
 */
public record LevelChange(Instant at, double before, double after) {

    /**
     * Checks.
     *
     * @throws InvalidValueException if a part is missing or not finite
     */
    public LevelChange {
        InvalidValueException.requirePresent("at", at);
        TrendChecks.requireFinite("before", before);
        TrendChecks.requireFinite("after", after);
    }
}
