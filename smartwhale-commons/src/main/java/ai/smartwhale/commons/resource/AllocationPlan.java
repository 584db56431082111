// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import java.util.List;

/**
 * Who gets how much.
 *
 * @param shares one entry per demand, in their order
 * @param left what nobody gets
 */
public record AllocationPlan(List<Share> shares, ResourceVector left) {

    /** Copies the list. */
    public AllocationPlan {
        shares = List.copyOf(shares);
    }

    /**
     * What one holder gets.
     *
     * @param holder who
     * @param tasks how many tasks
     * @param perTask what each of them takes
     * @param dominantShare the largest of its shares of the capacities, 0 to 1
     */
    public record Share(String holder, int tasks, ResourceVector perTask, double dominantShare) {}
}
