// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * What is remembered for reports, in memory: for longer, let Prometheus read the metrics.
 *
 * @param step how far apart two values are, a second to a day; a minute by default
 * @param points how many values of each series, 8 to 100,000; 1,440 by default
 * @param mostModels of how many models, 0 to 10,000; 100 by default, those that come first
 */
public record HistoryConfig(Duration step, int points, int mostModels) {

    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is outside of its range
     */
    public HistoryConfig {
        InvalidValueException.requirePositive("step", step);
        if (step.compareTo(LEAST) < 0 || step.compareTo(LONGEST) > 0) {
            throw new InvalidValueException("step", step, LEAST + " to " + LONGEST);
        }
        InvalidValueException.requireRange("points", points, 8, 100_000);
        InvalidValueException.requireRange("mostModels", mostModels, 0, 10_000);
    }

    /**
     * A day by minutes, of 100 models.
     *
     * @return the configuration
     */
    public static HistoryConfig defaults() {
        return new HistoryConfig(Duration.ofMinutes(1), 1_440, 100);
    }
}
