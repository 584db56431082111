// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.optimizer;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * The bounds of optimization.
 *
 * @param maxItems the largest batch, 1 or more; 64 by default
 * @param maxSlots the most slots, 1 or more; 16 by default
 * @param utilisation the share of the slots that is planned to be busy, above 0 and below 1; 0.8 by default
 * @param stragglerRatio how much heavier than the median an item may be in a batch of others, above 1; 4 by default
 * @param maxDelay the longest that a batch may wait for items, above zero; 50 ms by default
 */
public record BatchOptimizerConfig(
        int maxItems, int maxSlots, double utilisation, double stragglerRatio, Duration maxDelay) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is outside its range
     */
    public BatchOptimizerConfig {
        InvalidValueException.requireRange("maxItems", maxItems, 1, 1_000_000);
        InvalidValueException.requireRange("maxSlots", maxSlots, 1, 1_000_000);
        Checks.requireShare("utilisation", utilisation);
        if (Checks.requireAtLeastOne("stragglerRatio", stragglerRatio) == 1) {
            throw new InvalidValueException("stragglerRatio", stragglerRatio, "above 1");
        }
        InvalidValueException.requirePositive("maxDelay", maxDelay);
    }

    /**
     * The defaults.
     *
     * @return a configuration
     */
    public static BatchOptimizerConfig defaults() {
        return new BatchOptimizerConfig(64, 16, 0.8, 4, Duration.ofMillis(50));
    }
}
