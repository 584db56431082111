// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import ai.smartwhale.balance.batch.optimizer.BatchObservation;
import ai.smartwhale.balance.batch.optimizer.BatchParameters;
import ai.smartwhale.balance.batch.optimizer.BatchSize;
import ai.smartwhale.commons.InvalidValueException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Forms batches and sends them. A batch leaves when it is full, when its first item has waited long enough, or when the
 * most urgent deadline leaves no more time; it is made up only at that moment, so that items which come until then
 * still join, in the order of the source. Nothing is taken from the source before a lease is there, so that a denial
 * loses nothing. Every item has one outcome, also where answers are missing, come twice, or too late.
 *
 * <p>Makes no threads and never waits: things happen when somebody calls {@link #handleIncomingBatches()}, such as
 * {@link BatchWorker} or a simulation. Thread-safe; sender, source, leases and sink are called outside locks, and by
 * one stepping thread at a time. After {@link #close()} every method but {@link #statistics()},
 * {@link #recentBatches()} and {@link #close()} throws {@link IllegalStateException}.
 *
 * @param <T> the type of the items
 * @param <A> the type of the answers
 */
public interface BatchProcessor<T, A> extends AutoCloseable {

    /**
     * Sends a batch that is complete as it is, in parts if it is too large, the most urgent items first. Parts for
     * which there is no lease wait for one.
     *
     * @param items the items, at least one
     * @return the outcomes, on the delivery executor; never fails
     * @throws InvalidValueException if there is no item, or one is null
     */
    CompletableFuture<BatchResult<T, A>> processBatch(List<T> items);

    /**
     * One step: ends what is overdue, and sends what is due.
     *
     * @return what was done, and when to call again
     */
    BatchStep handleIncomingBatches();

    /**
     * One step in which batches leave although they are not full and might wait for longer.
     *
     * @return what was done, and when to call again
     */
    BatchStep processBatches();

    /**
     * How large a batch would be now.
     *
     * @return the size with its reason
     */
    BatchSize optimizeBatchSize();

    /**
     * Orders items: the lowest level first, among equals the earliest deadline, then as they come; items with equal
     * order keys keep their order.
     *
     * @param items the items
     * @return the items in the order in which they are to leave
     * @throws InvalidValueException if the list or an item is null
     */
    List<T> handlePriorities(List<T> items);

    /**
     * Changes how long batches wait and how many may be under way, such as to what
     * {@link ai.smartwhale.balance.batch.optimizer.BatchOptimizer#adjustBatchParameters} found.
     *
     * @param parameters what to go by from now on
     * @throws InvalidValueException if it is null
     */
    void adjust(BatchParameters parameters);

    /**
     * What it goes by.
     *
     * @return the parameters
     */
    BatchParameters parameters();

    /**
     * What the last batches did that were answered in full, for
     * {@link ai.smartwhale.balance.batch.optimizer.EfficiencyAnalyzer}.
     *
     * @return at most 256, the oldest first
     */
    List<BatchObservation> recentBatches();

    /**
     * What happened so far.
     *
     * @return the numbers
     */
    BatchProcessorStatistics statistics();

    /**
     * Ends what waits and what is under way as cancelled; what is still in the source is left there. Idempotent. Where
     * another thread is stepping, it does the ending.
     */
    @Override
    void close();

    /**
     * Begins a processor.
     *
     * @param <T> the type of the items
     * @param <A> the type of the answers
     * @param sender sends the batches
     * @return a builder with defaults for all else
     * @throws InvalidValueException if the sender is null
     */
    static <T, A> BatchProcessorBuilder<T, A> builder(BatchSender<T, A> sender) {
        return new BatchProcessorBuilder<>(InvalidValueException.requirePresent("sender", sender));
    }
}
