// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A part that is being filled. Not thread-safe. */
final class Part<T> {

    private final List<Sized<T>> items = new ArrayList<>();
    private long bytes;
    private double cost;

    /** An empty part takes everything, for what is too large is to be alone. */
    boolean takes(Sized<T> item, SplitLimits limits) {
        return items.isEmpty()
                || (items.size() < limits.maxItems()
                        && item.bytes() <= limits.maxBytes() - bytes
                        && cost + item.cost() <= limits.maxCost());
    }

    boolean isFull(SplitLimits limits) {
        return items.size() >= limits.maxItems() || bytes >= limits.maxBytes() || cost >= limits.maxCost();
    }

    void add(Sized<T> item) {
        items.add(item);
        bytes += item.bytes();
        cost += item.cost();
    }

    List<T> itemsInOrder() {
        items.sort(Comparator.comparingInt(Sized::place));
        return items.stream().map(Sized::item).toList();
    }
}
