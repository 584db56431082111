// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

/**
 * Hears of the end of each item that came from a {@link BatchSource}. Called outside all locks, by the thread that
 * brought the end; must be quick and must not block. What it throws is logged and hurts nobody.
 *
 * @param <T> the type of the items
 * @param <A> the type of the answers
 */
@FunctionalInterface
public interface ItemSink<T, A> {

    /**
     * An item has ended.
     *
     * @param item the item
     * @param outcome how
     */
    void ended(T item, ItemOutcome<A> outcome);
}
