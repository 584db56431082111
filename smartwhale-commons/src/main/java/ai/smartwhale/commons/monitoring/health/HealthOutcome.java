// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.health;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.util.List;

/**
 * What a check found.
 *
 * @param status how well it is
 * @param note why, for people; shown to whoever may ask, so it must hold no secrets; 200 characters at most, empty
 *     where there is nothing to say
 * @param readings numbers that the status comes from, 16 at most
 */
public record HealthOutcome(HealthStatus status, String note, List<Reading> readings) {

    /** All is well, with nothing to add. */
    public static final HealthOutcome UP = new HealthOutcome(HealthStatus.UP, "", List.of());

    private static final int LONGEST_NOTE = 200;
    private static final int MOST_READINGS = 16;

    /**
     * One number.
     *
     * @param name what it is
     * @param value the number, finite
     * @param unit what it is measured in
     */
    public record Reading(String name, double value, String unit) {

        /**
         * Checks every component.
         *
         * @throws InvalidValueException if a text is blank or the number not finite
         */
        public Reading {
            InvalidValueException.requireText("name", name);
            InvalidValueException.requireText("unit", unit);
            if (!Double.isFinite(value)) {
                throw new InvalidValueException("value", value, "a finite number");
            }
        }
    }

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is missing
     * @throws LimitExceededException if there is too much of it
     */
    public HealthOutcome {
        InvalidValueException.requirePresent("status", status);
        InvalidValueException.requirePresent("note", note);
        LimitExceededException.requireAtMost("note, in characters", note.length(), LONGEST_NOTE);
        readings = List.copyOf(InvalidValueException.requirePresent("readings", readings));
        LimitExceededException.requireAtMost("readings", readings.size(), MOST_READINGS);
    }

    /**
     * It works, and not as it should.
     *
     * @param note why
     * @return the outcome
     */
    public static HealthOutcome degraded(String note) {
        return new HealthOutcome(HealthStatus.DEGRADED, note, List.of());
    }

    /**
     * It does not work.
     *
     * @param note why
     * @return the outcome
     */
    public static HealthOutcome down(String note) {
        return new HealthOutcome(HealthStatus.DOWN, note, List.of());
    }
}
