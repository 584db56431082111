// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import ai.smartwhale.balance.batch.optimizer.BatchTraits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The order in which items leave. */
final class PriorityOrder<T> {

    private final BatchTraits<T> traits;

    PriorityOrder(BatchTraits<T> traits) {
        this.traits = traits;
    }

    List<T> sort(List<T> items) {
        List<T> sorted = new ArrayList<>(items);
        sorted.sort(this::compare);
        Map<Object, Deque<T>> byKey = new HashMap<>();
        for (T item : items) {
            traits.orderKey(item)
                    .ifPresent(key -> byKey.computeIfAbsent(key, unused -> new ArrayDeque<>())
                            .add(item));
        }
        // The items of one key share the places that sorting gave them, in their own order.
        for (int i = 0; i < sorted.size() && !byKey.isEmpty(); i++) {
            Optional<Object> key = traits.orderKey(sorted.get(i));
            if (key.isPresent()) {
                sorted.set(
                        i,
                        byKey.getOrDefault(key.orElseThrow(), new ArrayDeque<>())
                                .remove());
            }
        }
        return sorted;
    }

    private int compare(T one, T other) {
        int byLevel = Integer.compare(traits.level(one), traits.level(other));
        if (byLevel != 0) {
            return byLevel;
        }
        OptionalLong first = traits.deadlineNanos(one);
        OptionalLong second = traits.deadlineNanos(other);
        if (first.isPresent() && second.isPresent()) {
            return Long.signum(first.getAsLong() - second.getAsLong());
        }
        return Boolean.compare(second.isPresent(), first.isPresent());
    }
}
