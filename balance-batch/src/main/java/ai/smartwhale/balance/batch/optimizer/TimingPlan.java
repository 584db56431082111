// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.optimizer;

import java.time.Instant;
import java.util.List;

/**
 * When work that may wait is to begin.
 *
 * @param placements one for each piece of work, in the order of their starts
 * @param peak the highest load per slot that results
 */
public record TimingPlan(List<Placement> placements, double peak) {

    /**
     * When one piece begins.
     *
     * @param work the work
     * @param start when it begins
     * @param inTime whether it can be done by its deadline
     */
    public record Placement(DeferrableWork work, Instant start, boolean inTime) {}

    /** Copies the list. */
    public TimingPlan {
        placements = List.copyOf(placements);
    }
}
