// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.optimization;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * How a {@link PredictionTuner} searches.
 *
 * @param origins points of the past from which is forecast, 4 to 10; 10 by default
 * @param budget time for the whole search, above zero; one second by default
 * @param leastGain by which part of the default's error a candidate must be better, on the earlier and on the later
 *     origins, 0 to less than 1; 0.02 by default
 */
public record PredictionTunerConfig(int origins, Duration budget, double leastGain) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is outside of its range
     */
    public PredictionTunerConfig {
        InvalidValueException.requireRange("origins", origins, 4, 10);
        InvalidValueException.requirePositive("budget", budget);
        if (!(leastGain >= 0 && leastGain < 1)) {
            throw new InvalidValueException("leastGain", leastGain, "0 or more, less than 1");
        }
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static PredictionTunerConfig defaults() {
        return new PredictionTunerConfig(10, Duration.ofSeconds(1), 0.02);
    }

    /**
     * The same with another budget.
     *
     * @param time for the whole search, above zero
     * @return the settings
     */
    public PredictionTunerConfig withBudget(Duration time) {
        return new PredictionTunerConfig(origins, time, leastGain);
    }

    /**
     * The same with another gain.
     *
     * @param gain by which part of the default's error a candidate must be better
     * @return the settings
     */
    public PredictionTunerConfig withLeastGain(double gain) {
        return new PredictionTunerConfig(origins, budget, gain);
    }
}
