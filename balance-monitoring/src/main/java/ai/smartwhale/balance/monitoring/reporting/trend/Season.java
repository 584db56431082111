// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.trend;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * A rhythm that a series follows.
 *
 * @param period its length
 * @param strength how much of what the trend leaves it explains, 0 (nothing) to 1 (all)
 */
public record Season(Duration period, double strength) {

    /**
     * Checks.
     *
     * @throws InvalidValueException if the period is not positive or the strength is outside of 0..1
     */
    public Season {
        InvalidValueException.requirePositive("period", period);
        TrendChecks.requireShare("strength", strength);
    }
}
