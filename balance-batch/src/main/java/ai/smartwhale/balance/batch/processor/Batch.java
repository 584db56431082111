// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import java.util.List;

/**
 * Items that travel together.
 *
 * @param <T> the type of the items
 * @param number the number of the batch in its processor, from 1
 * @param items the items, at least one
 */
public record Batch<T>(long number, List<T> items) {

    /** Copies the list. */
    public Batch {
        items = List.copyOf(items);
    }
}
