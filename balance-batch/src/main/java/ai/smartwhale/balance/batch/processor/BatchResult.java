// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import java.util.List;

/**
 * How a batch ended.
 *
 * @param <T> the type of the items
 * @param <A> the type of the answers
 * @param items each item with its outcome, in the order in which they were given
 */
public record BatchResult<T, A>(List<Item<T, A>> items) {

    /**
     * An item with its outcome.
     *
     * @param <T> the type of the items
     * @param <A> the type of the answers
     * @param item the item
     * @param outcome how it ended
     */
    public record Item<T, A>(T item, ItemOutcome<A> outcome) {}

    /** Copies the list. */
    public BatchResult {
        items = List.copyOf(items);
    }

    /**
     * Whether every item was answered.
     *
     * @return whether all outcomes are values
     */
    public boolean isComplete() {
        return items.stream().allMatch(item -> item.outcome() instanceof ItemOutcome.Value<A>);
    }
}
