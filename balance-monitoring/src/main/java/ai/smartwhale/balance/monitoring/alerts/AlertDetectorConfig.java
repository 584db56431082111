// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * The bounds of a detector.
 *
 * @param mostRules how many rules it takes, 1 to 10,000
 * @param mostSeries how many series it watches, 1 to 1,000,000; readings of others are counted and left out
 * @param mostAlerts how many alerts have a state at a time, 1 to 1,000,000; other faults are counted and left out
 * @param staleAfter for how long an alert is kept that nothing more is heard of; then it is resolved
 * @param forgetAfter for how long a silent series is remembered; an alert about its absence ends with it
 * @param flapStart from this share of changes on an alert is flapping, above the other share and at most 1; 1 for never
 * @param flapStop below this share it no longer is, above 0
 */
public record AlertDetectorConfig(
        int mostRules,
        int mostSeries,
        int mostAlerts,
        Duration staleAfter,
        Duration forgetAfter,
        double flapStart,
        double flapStop) {

    private static final int MANY_RULES = 10_000;
    private static final int MANY_SERIES = 1_000_000;

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is out of its range
     */
    public AlertDetectorConfig {
        InvalidValueException.requireRange("mostRules", mostRules, 1, MANY_RULES);
        InvalidValueException.requireRange("mostSeries", mostSeries, 1, MANY_SERIES);
        InvalidValueException.requireRange("mostAlerts", mostAlerts, 1, MANY_SERIES);
        InvalidValueException.requirePositive("staleAfter", staleAfter);
        InvalidValueException.requirePositive("forgetAfter", forgetAfter);
        if (!(flapStop > 0 && flapStop < 1)) {
            throw new InvalidValueException("flapStop", flapStop, "above 0 and below 1");
        }
        if (!(flapStart > flapStop && flapStart <= 1)) {
            throw new InvalidValueException("flapStart", flapStart, "above " + flapStop + " and at most 1");
        }
    }

    /**
     * 1,000 rules, 20,000 series, 10,000 alerts; stale after 15 minutes, forgotten after a day; flapping from 30 % of
     * changes to 20 %.
     *
     * @return the bounds
     */
    public static AlertDetectorConfig defaults() {
        return builder().build();
    }

    /**
     * Begins with the defaults.
     *
     * @return the builder
     */
    public static AlertDetectorConfigBuilder builder() {
        return new AlertDetectorConfigBuilder();
    }
}
