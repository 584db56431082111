// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.optimizer;

import java.time.Duration;
import java.util.List;

/**
 * One batch of a composition.
 *
 * @param <T> the type of the items
 * @param kind what its items have in common
 * @param items the items, in the order in which they were given
 * @param expected how long it should take
 */
public record BatchPlan<T>(Object kind, List<T> items, Duration expected) {

    /** Copies the list. */
    public BatchPlan {
        items = List.copyOf(items);
    }
}
