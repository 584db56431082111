// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * Bounds of a {@link StateManager}. Immutable.
 *
 * @param mostNames how many breakers are remembered, 1 to 1,000,000; 10,000 by default. When full, the closed one that
 *     changed longest ago and belongs to no live breaker is forgotten; if there is none, a new one is refused
 * @param historySize how many changes are remembered for each breaker, 1 to 10,000; 32 by default. The oldest goes
 *     first
 * @param closeTimeout how long closing waits for the last save, above zero; five seconds by default
 */
public record StateConfig(int mostNames, int historySize, Duration closeTimeout) {

    /**
     * Checks all values.
     *
     * @throws InvalidValueException if a value is outside of its range
     */
    public StateConfig {
        InvalidValueException.requireRange("mostNames", mostNames, 1, 1_000_000);
        InvalidValueException.requireRange("historySize", historySize, 1, 10_000);
        InvalidValueException.requirePositive("closeTimeout", closeTimeout);
    }

    /**
     * The defaults.
     *
     * @return the configuration
     */
    public static StateConfig withDefaults() {
        return new StateConfig(10_000, 32, Duration.ofSeconds(5));
    }
}
