// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.optimizer;

import ai.smartwhale.commons.InvalidValueException;
import java.util.List;

/**
 * Tells how well batches did in relation to what is known about their backend, and why they did not. Pure; thread-safe.
 */
public interface EfficiencyAnalyzer {

    /**
     * Looks at the batches of one source.
     *
     * @param batches what they did; at least one
     * @param model how long batches of that source should take
     * @return how well they did, with causes
     * @throws InvalidValueException if there is no batch, or an argument is null
     */
    EfficiencyReport analyzeEfficiency(List<BatchObservation> batches, CostModel model);

    /**
     * An analyzer.
     *
     * @param config from where on something is a loss
     * @return the analyzer
     * @throws InvalidValueException if the configuration is null
     */
    static EfficiencyAnalyzer create(EfficiencyConfig config) {
        return new DefaultEfficiencyAnalyzer(InvalidValueException.requirePresent("config", config));
    }
}
