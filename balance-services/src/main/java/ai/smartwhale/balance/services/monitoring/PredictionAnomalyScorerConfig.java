// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * How series are learned for seasonal rules.
 *
 * @param slot how fine what is expected is told over the day, 10 s to 1 h; it divides a day
 * @param mostSeries how many series are learned by each measure, 1 to 100,000; others are counted and have no score. A
 *     series takes about 24 KB by its surprises, and 12 KB by its deviations at slots of 5 minutes
 * @param forgetAfter for how long a silent series is remembered where there is no room, above zero
 * @param seed of the choice of what is remembered; equal seeds give equal scores
 */
public record PredictionAnomalyScorerConfig(Duration slot, int mostSeries, Duration forgetAfter, long seed) {

    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int MANY_SERIES = 100_000;

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is out of its range
     */
    public PredictionAnomalyScorerConfig {
        InvalidValueException.requirePresent("slot", slot);
        if (slot.compareTo(SHORTEST) < 0
                || slot.compareTo(LONGEST) > 0
                || !slot.multipliedBy(DAY.dividedBy(slot)).equals(DAY)) {
            throw new InvalidValueException("slot", slot, "10 s to 1 h, and a day is a multiple of it");
        }
        InvalidValueException.requireRange("mostSeries", mostSeries, 1, MANY_SERIES);
        InvalidValueException.requirePositive("forgetAfter", forgetAfter);
    }

    /**
     * Slots of 5 minutes, 1,000 series, forgotten after a day, seed 1.
     *
     * @return the configuration
     */
    public static PredictionAnomalyScorerConfig defaults() {
        return new PredictionAnomalyScorerConfig(Duration.ofMinutes(5), 1_000, Duration.ofDays(1), 1);
    }
}
