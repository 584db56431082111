// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import java.util.List;

/**
 * An order in which tasks can be done.
 *
 * @param order the tasks, each behind all that it depends on; of those that could be next, the one with the longest
 *     work behind it first, then by id
 * @param missing dependencies that nobody added, by id; they are not part of the order
 */
public record DependencyOrder(List<String> order, List<String> missing) {

    /** Copies the lists. */
    public DependencyOrder {
        order = List.copyOf(order);
        missing = List.copyOf(missing);
    }

    /**
     * Whether it can be done at all.
     *
     * @return whether nothing is missing
     */
    public boolean isComplete() {
        return missing.isEmpty();
    }
}
