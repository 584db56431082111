// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.scheduler;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * What is done with a batch, such as {@link ai.smartwhale.balance.batch.processor.BatchProcessor#processBatch}.
 *
 * @param <T> the type of the items
 * @param <R> the type of the results
 */
@FunctionalInterface
public interface BatchWork<T, R> {

    /**
     * Begins it.
     *
     * @param items the items, at least one
     * @return completes with the result, or with the failure of the batch; null is a failure
     */
    CompletionStage<R> process(List<T> items);
}
