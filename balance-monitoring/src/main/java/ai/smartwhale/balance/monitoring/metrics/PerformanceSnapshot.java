// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.metrics;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How all models do.
 *
 * @param takenAt when it was read
 * @param models in the order of their names
 * @param refusedModels how many models were left out as there are more than the view keeps
 */
public record PerformanceSnapshot(Instant takenAt, List<ModelPerformance> models, int refusedModels) {

    /** Copies the models. */
    public PerformanceSnapshot {
        models = List.copyOf(models);
    }

    /**
     * One model.
     *
     * @param name its name
     * @return how it does, absent where nothing is known of it
     */
    public Optional<ModelPerformance> model(String name) {
        return models.stream().filter(one -> one.model().equals(name)).findFirst();
    }
}
