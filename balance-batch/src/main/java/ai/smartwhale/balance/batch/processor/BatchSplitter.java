// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import ai.smartwhale.balance.batch.optimizer.BatchTraits;
import ai.smartwhale.commons.InvalidValueException;
import java.util.List;

/**
 * Cuts batches into parts that keep to limits. Where all sizes are known, the parts are packed by first fit decreasing
 * (Johnson, 1973: without order keys and with one limit at most 11/9 of the fewest parts, and one); else the items are
 * taken as they come. Items with equal order keys keep their order: within a part and from part to part. Pure;
 * thread-safe.
 *
 * @param <T> the type of the items
 */
public interface BatchSplitter<T> {

    /**
     * Cuts a batch. Every item is in exactly one part, or rejected.
     *
     * @param items the items, in order; at most 1,000,000
     * @param limits how large a part may be
     * @return the parts
     * @throws InvalidValueException if an argument is null, or an item has a negative size or a cost that is not a
     *     finite number above zero
     * @throws ai.smartwhale.commons.LimitExceededException if there are too many items
     */
    SplitResult<T> splitLargeBatches(List<T> items, SplitLimits limits);

    /**
     * A splitter.
     *
     * @param <T> the type of the items
     * @param traits what is to be known about items
     * @return the splitter
     * @throws InvalidValueException if an argument is null
     */
    static <T> BatchSplitter<T> create(BatchTraits<T> traits) {
        return new DefaultBatchSplitter<>(InvalidValueException.requirePresent("traits", traits));
    }
}
