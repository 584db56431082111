// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.scheduler;

import ai.smartwhale.balance.core.scheduler.TaskHandle;
import ai.smartwhale.balance.core.scheduler.TaskScheduler;
import ai.smartwhale.commons.InvalidValueException;

/**
 * Runs batches in the order of a {@link TaskScheduler}: by urgency with ageing, in fair turns between models whose
 * batches count by their items, when their delay is over and their resources are there. Batches of one model and
 * priority run in the order in which they came. Thread-safe.
 *
 * @param <T> the type of the items
 * @param <R> the type of the results
 */
public interface BatchScheduler<T, R> {

    /**
     * Has a batch run when its turn comes.
     *
     * @param batch the batch
     * @return the batch as a task; how it ends, and that it was not let in, is its outcome
     * @throws IllegalStateException if the scheduler is closed
     */
    TaskHandle<R> scheduleBatch(BatchOrder<T> batch);

    /**
     * Runs what can run now, on the calling thread, and returns when nothing more can.
     *
     * @return how many batches were begun
     * @throws IllegalStateException if the scheduler is closed
     */
    int processBatches();

    /**
     * Batches on a scheduler.
     *
     * @param <T> the type of the items
     * @param <R> the type of the results
     * @param scheduler runs them, also by itself where it was started; closed by who made it. It should have the
     *     priorities of the handler, so that adjustments reach batches that wait
     * @param priorities knows how urgent batches are
     * @param work what is done with them
     * @return the scheduler of batches
     * @throws InvalidValueException if an argument is null
     */
    static <T, R> BatchScheduler<T, R> create(
            TaskScheduler scheduler, PriorityHandler priorities, BatchWork<T, R> work) {
        return new DefaultBatchScheduler<>(
                InvalidValueException.requirePresent("scheduler", scheduler),
                InvalidValueException.requirePresent("priorities", priorities),
                InvalidValueException.requirePresent("work", work));
    }
}
