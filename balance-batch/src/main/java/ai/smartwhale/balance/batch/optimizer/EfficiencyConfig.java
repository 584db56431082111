// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.optimizer;

import ai.smartwhale.commons.InvalidValueException;

/**
 * From where on something is a loss.
 *
 * @param slowRatio how much longer than expected a slow batch takes, 1 or more; 1.5 by default
 * @param stragglerRatio how much heavier than the median item a straggler is, 1 or more; 4 by default
 * @param least the share of fixed costs and the share of empty places above which batches are too small, above 0 and
 *     below 1; 0.5 by default
 * @param longWait the share of waiting above which waits are long, above 0 and below 1; 0.5 by default
 */
public record EfficiencyConfig(double slowRatio, double stragglerRatio, double least, double longWait) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is outside its range
     */
    public EfficiencyConfig {
        Checks.requireAtLeastOne("slowRatio", slowRatio);
        Checks.requireAtLeastOne("stragglerRatio", stragglerRatio);
        Checks.requireShare("least", least);
        Checks.requireShare("longWait", longWait);
    }

    /**
     * The defaults.
     *
     * @return a configuration
     */
    public static EfficiencyConfig defaults() {
        return new EfficiencyConfig(1.5, 4, 0.5, 0.5);
    }
}
