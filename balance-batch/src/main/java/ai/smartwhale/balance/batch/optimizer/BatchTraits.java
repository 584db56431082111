// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.optimizer;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What batching has to know about items. Pure functions; thread-safe.
 *
 * @param <T> the type of the items
 */
public interface BatchTraits<T> {

    /**
     * How urgent an item is.
     *
     * @param item the item
     * @return 1 for the most urgent to 10 for the least; 5 unless overridden
     */
    default int level(T item) {
        return 5;
    }

    /**
     * Until when an item is worth sending.
     *
     * @param item the item
     * @return a reading of the ticker in use; empty for ever, and unless overridden
     */
    default OptionalLong deadlineNanos(T item) {
        return OptionalLong.empty();
    }

    /**
     * How large an item is.
     *
     * @param item the item
     * @return bytes, zero or more; empty if that is not known, and unless overridden
     */
    default OptionalLong bytes(T item) {
        return OptionalLong.empty();
    }

    /**
     * How much work an item is, in the unit of its installation.
     *
     * @param item the item
     * @return a finite number above zero; 1 unless overridden
     */
    default double cost(T item) {
        return 1;
    }

    /**
     * What may not overtake what: items with equal keys stay in their order.
     *
     * @param item the item
     * @return the key; empty if the item may be moved freely, and unless overridden
     */
    default Optional<Object> orderKey(T item) {
        return Optional.empty();
    }

    /**
     * What may share a batch, such as data type and source.
     *
     * @param item the item
     * @return a value with {@code equals} and {@code hashCode}; the same for all unless overridden
     */
    default Object kind(T item) {
        return "";
    }
}
