// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control;

import ai.smartwhale.commons.InvalidValueException;

/**
 * How data is controlled.
 *
 * @param repair whether data may be repaired at all; true by default
 * @param mostRounds how often a record is repaired and assessed again until nothing more helps, 1 to 100; 4 by default
 * @param mostTrials repairs of a record that are tried one by one where all together do not help, 0 to 10,000; 32 by
 *     default; further ones are taken back untried
 * @param mostReasons reasons that are told for one record, 1 to 500; 50 by default; of further ones the number is
 */
public record ControlConfig(boolean repair, int mostRounds, int mostTrials, int mostReasons) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is outside of its range
     */
    public ControlConfig {
        InvalidValueException.requireRange("mostRounds", mostRounds, 1, 100);
        InvalidValueException.requireRange("mostTrials", mostTrials, 0, 10_000);
        InvalidValueException.requireRange("mostReasons", mostReasons, 1, 500);
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static ControlConfig defaults() {
        return new ControlConfig(true, 4, 32, 50);
    }

    /**
     * The same but for whether data may be repaired.
     *
     * @param allowed whether it may be
     * @return the settings
     */
    public ControlConfig repair(boolean allowed) {
        return new ControlConfig(allowed, mostRounds, mostTrials, mostReasons);
    }
}
