// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.optimizer;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Optional;

/**
 * Learns for each source how long batches take, and chooses sizes by that: the largest that answers in time, but never
 * one so small that the backend mostly pays fixed costs. Shrinking batches because a backend became slow would make it
 * slower yet; hence where more waits than one round of batches takes, the backlog is shared among the slots.
 *
 * <p>Time over size is fitted by exponentially weighted least squares (the method of Clipper, Crankshaw et al., NSDI
 * 2017, in its final code), from complete batches only. When batches have lastingly become slower or quicker (as after
 * three in a row beyond four standard deviations), what was known counts no more, except for the proportion of fixed
 * and growing part.
 *
 * <p>Thread-safe; no method blocks for longer than a short critical section.
 */
public interface SizeCalculator {

    /**
     * How large the next batch should be at most.
     *
     * @param source where it goes
     * @param situation what waits
     * @return the size with its reason; with more slack never smaller
     * @throws InvalidValueException if the source is blank or the situation null
     */
    BatchSize calculateBatchSize(String source, LoadSituation situation);

    /**
     * Learns from a batch. Samples that are not complete, have no item, or took no time are ignored.
     *
     * @param source where it went
     * @param sample what was seen
     * @return whether it was of use
     * @throws InvalidValueException if the source is blank or the sample null
     */
    boolean observe(String source, BatchSample sample);

    /**
     * What is known about a source.
     *
     * @param source the source
     * @return how long its batches take; empty as long as too little is known
     * @throws InvalidValueException if the source is blank
     */
    Optional<CostModel> costModel(String source);

    /**
     * A calculator that knows nothing yet.
     *
     * @param config how sizes are chosen
     * @return the calculator
     * @throws InvalidValueException if the configuration is null
     */
    static SizeCalculator create(SizeCalculatorConfig config) {
        return new DefaultSizeCalculator(InvalidValueException.requirePresent("config", config));
    }
}
