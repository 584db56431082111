// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * When a reading is too high. All levels are shares of what there is, 0 to 1.
 *
 * @param warning level of a warning, least to below critical
 * @param critical level of danger, above warning to most
 * @param hysteresis how far below a level a reading must fall to leave it, 0 to warning
 * @param minimumDuration how long a reading must stay beyond a level before it counts, zero or more, one day at most
 * @param least the lowest that an adjustment may bring a level to, 0 to warning
 * @param most the highest that an adjustment may bring a level to, critical to 1
 */
public record Thresholds(
        double warning, double critical, double hysteresis, Duration minimumDuration, double least, double most) {

    private static final Duration LONGEST = Duration.ofDays(1);

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if a component is outside of its range
     */
    public Thresholds {
        Checks.requireRange("least", least, 0, 1);
        Checks.requireRange("warning", warning, least, 1);
        Checks.requireRange("critical", critical, Math.nextUp(warning), 1);
        Checks.requireRange("most", most, critical, 1);
        Checks.requireRange("hysteresis", hysteresis, 0, warning);
        InvalidValueException.requirePresent("minimumDuration", minimumDuration);
        if (minimumDuration.isNegative() || minimumDuration.compareTo(LONGEST) > 0) {
            throw new InvalidValueException("minimumDuration", minimumDuration, "zero to " + LONGEST);
        }
    }

    /**
     * Levels that count after ten seconds, are left 0.05 below, and may be adjusted by 0.1 either way.
     *
     * @param warning level of a warning, 0 to below critical
     * @param critical level of danger, above warning to 1
     * @return the thresholds
     * @throws InvalidValueException if a level is outside of its range
     */
    public static Thresholds of(double warning, double critical) {
        return new Thresholds(
                warning,
                critical,
                Math.max(0, Math.min(0.05, warning)),
                Duration.ofSeconds(10),
                Math.max(0, warning - 0.1),
                Math.min(1, critical + 0.1));
    }

    /**
     * The same with other levels, within the bounds.
     *
     * @param newWarning level of a warning
     * @param newCritical level of danger
     * @return the thresholds
     */
    public Thresholds withLevels(double newWarning, double newCritical) {
        return new Thresholds(newWarning, newCritical, Math.min(hysteresis, newWarning), minimumDuration, least, most);
    }
}
