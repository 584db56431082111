// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand.keys;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * How much a {@link KeyPredictor} keeps.
 *
 * @param maxKeys keys that are followed at once, 1 to 1,000,000; of more, the least asked for are forgotten; 256 by
 *     default, about 40 KB
 * @param maxKeyLength characters of a key, 1 to 4,096; 512 by default
 * @param halfLife after which time a request counts half, above zero; 30 minutes by default
 * @param leastProbability below which a key is not likely, 0 to 1; 0.01 by default
 */
public record KeyPredictorConfig(int maxKeys, int maxKeyLength, Duration halfLife, double leastProbability) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is outside of its range
     */
    public KeyPredictorConfig {
        InvalidValueException.requireRange("maxKeys", maxKeys, 1, 1_000_000);
        InvalidValueException.requireRange("maxKeyLength", maxKeyLength, 1, 4_096);
        InvalidValueException.requirePositive("halfLife", halfLife);
        Numbers.requireShare("leastProbability", leastProbability);
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static KeyPredictorConfig defaults() {
        return new KeyPredictorConfig(256, 512, Duration.ofMinutes(30), 0.01);
    }

    /**
     * The same with another number of keys.
     *
     * @param keys followed at once, 1 to 1,000,000
     * @return the settings
     */
    public KeyPredictorConfig withMaxKeys(int keys) {
        return new KeyPredictorConfig(keys, maxKeyLength, halfLife, leastProbability);
    }

    /**
     * The same with another half-life.
     *
     * @param time after which a request counts half, above zero
     * @return the settings
     */
    public KeyPredictorConfig withHalfLife(Duration time) {
        return new KeyPredictorConfig(maxKeys, maxKeyLength, time, leastProbability);
    }

    /**
     * The same with another least probability.
     *
     * @param probability below which a key is not likely, 0 to 1
     * @return the settings
     */
    public KeyPredictorConfig withLeastProbability(double probability) {
        return new KeyPredictorConfig(maxKeys, maxKeyLength, halfLife, probability);
    }
}
