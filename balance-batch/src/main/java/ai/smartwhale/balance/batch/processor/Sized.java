// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import ai.smartwhale.balance.batch.optimizer.BatchTraits;
import ai.smartwhale.commons.InvalidValueException;
import java.util.OptionalLong;

/** An item with its place in the input and its size, 0 where the size is not known. */
record Sized<T>(int place, T item, long bytes, double cost) {

    /**
     * Measures an item.
     *
     * @throws InvalidValueException if it has a negative size or a cost that is not a finite number above zero
     */
    static <T> Sized<T> of(int place, T item, BatchTraits<T> traits) {
        OptionalLong bytes = traits.bytes(item);
        double cost = traits.cost(item);
        if (bytes.isPresent()) {
            InvalidValueException.requireRange("bytes", bytes.getAsLong(), 0, Long.MAX_VALUE);
        }
        if (!(cost > 0 && cost < Double.POSITIVE_INFINITY)) {
            throw new InvalidValueException("cost", cost, "a finite number above zero");
        }
        return new Sized<>(place, item, bytes.orElse(0), cost);
    }

    boolean isOver(SplitLimits limits) {
        return bytes > limits.maxBytes() || cost > limits.maxCost();
    }

    /** The share of a part that it takes of what is scarcest for it. */
    double share(SplitLimits limits) {
        return Math.max((double) bytes / limits.maxBytes(), cost / limits.maxCost());
    }
}
