// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.optimizer;

import ai.smartwhale.commons.InvalidValueException;
import java.util.List;
import java.util.Map;

/** Plans what batches are made of, and what they need. Pure; thread-safe. */
public interface BatchOptimizer {

    /**
     * The fewest slots that keep up with a workload, and the size of batches with which they do; of several sizes the
     * one that answers first. By Little's law: slots busy = items per second × time of a batch / size.
     *
     * @param workload what is to be coped with
     * @param model how long batches take
     * @return what it needs; where nothing suffices, the size that comes closest on all slots, marked as not sufficient
     * @throws InvalidValueException if an argument is null
     */
    ResourcePlan calculateOptimalResources(Workload workload, CostModel model);

    /**
     * Puts items together that belong together: of one kind, and none so much heavier than the median of its kind that
     * the others would wait for it.
     *
     * @param <T> the type of the items
     * @param items the items, the most urgent first
     * @param traits what is to be known about them
     * @param model how long batches take, with {@link BatchTraits#cost} in the place of a number of items
     * @return the batches, that with the most urgent item first; each item is in one, and items with equal order keys
     *     stay in their order
     * @throws InvalidValueException if an argument is null, or a cost is not a finite number above zero
     */
    <T> List<BatchPlan<T>> optimizeBatchComposition(List<T> items, BatchTraits<T> traits, CostModel model);

    /**
     * Draws conclusions from how batches did: fewer batches at a time for a backend that is slow (by a tenth), one more
     * where full batches do as expected; a longer wait where batches are too small, half the wait where it is too long.
     *
     * @param parameters what the batcher goes by
     * @param report how its batches did
     * @return what it should go by
     * @throws InvalidValueException if an argument is null
     */
    BatchParameters adjustBatchParameters(BatchParameters parameters, EfficiencyReport report);

    /**
     * Shares slots among sources so that the busiest is as little busy as can be.
     *
     * @param slots how many there are, zero or more
     * @param loads what comes for each source, each named once
     * @return how many slots each source gets, in the order of the loads; none for those for which nothing comes
     * @throws InvalidValueException if an argument is outside its range, or a source is named twice
     */
    Map<String, Integer> balanceResources(int slots, List<SourceLoad> loads);

    /**
     * An optimizer.
     *
     * @param config its bounds
     * @return the optimizer
     * @throws InvalidValueException if the configuration is null
     */
    static BatchOptimizer create(BatchOptimizerConfig config) {
        return new DefaultBatchOptimizer(InvalidValueException.requirePresent("config", config));
    }
}
