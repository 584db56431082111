// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.improvement;

import ai.smartwhale.commons.InvalidValueException;

/**
 * How much feedback is remembered.
 *
 * @param mostSubjects repairs, findings and records that can be judged, 100 to 10,000,000; 100,000 by default; the
 *     oldest give way
 * @param mostActors actors, in all and about one subject, 1 to 10,000; 100 by default
 * @param leastLabels labels of a detector before its weight moves, 5 to 100,000; 20 by default
 */
public record FeedbackConfig(int mostSubjects, int mostActors, int leastLabels) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is outside of its range
     */
    public FeedbackConfig {
        InvalidValueException.requireRange("mostSubjects", mostSubjects, 100, 10_000_000);
        InvalidValueException.requireRange("mostActors", mostActors, 1, 10_000);
        InvalidValueException.requireRange("leastLabels", leastLabels, 5, 100_000);
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static FeedbackConfig defaults() {
        return new FeedbackConfig(100_000, 100, 20);
    }
}
