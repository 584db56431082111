// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import ai.smartwhale.balance.batch.optimizer.BatchTraits;
import java.util.Optional;
import java.util.OptionalLong;

/** What is known about the items of entries. */
record EntryTraits<T, A>(BatchTraits<T> items) implements BatchTraits<Entry<T, A>> {

    @Override
    public int level(Entry<T, A> entry) {
        return items.level(entry.item());
    }

    @Override
    public OptionalLong deadlineNanos(Entry<T, A> entry) {
        return items.deadlineNanos(entry.item());
    }

    @Override
    public OptionalLong bytes(Entry<T, A> entry) {
        return items.bytes(entry.item());
    }

    @Override
    public double cost(Entry<T, A> entry) {
        return items.cost(entry.item());
    }

    @Override
    public Optional<Object> orderKey(Entry<T, A> entry) {
        return items.orderKey(entry.item());
    }

    @Override
    public Object kind(Entry<T, A> entry) {
        return items.kind(entry.item());
    }
}
