// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import java.util.List;

/**
 * A batch in parts.
 *
 * @param <T> the type of the items
 * @param parts the parts, none of them empty
 * @param rejected items that are too large for any part
 */
public record SplitResult<T>(List<List<T>> parts, List<Rejected<T>> rejected) {

    /** What an item has too much of. */
    public enum Measure {
        /** Bytes. */
        BYTES,
        /** Cost. */
        COST
    }

    /**
     * An item that is too large.
     *
     * @param <T> the type of the items
     * @param item the item
     * @param measure what it has too much of
     * @param actual how much it has
     * @param limit how much it might have
     */
    public record Rejected<T>(T item, Measure measure, double actual, double limit) {}

    /** Copies the lists. */
    public SplitResult {
        parts = parts.stream().map(List::copyOf).toList();
        rejected = List.copyOf(rejected);
    }
}
