// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand.keys;

import java.util.List;
import java.util.Map;

/**
 * What to fetch now.
 *
 * @param state whether the planner buys
 * @param choices what to fetch, the most useful per byte first
 * @param bytes of all choices
 * @param refused how many candidates were not chosen, by reason
 */
public record PrefetchPlan(
        PrefetchState state, List<PrefetchChoice> choices, long bytes, Map<PrefetchRefusal, Integer> refused) {

    /** Copies the lists. */
    public PrefetchPlan {
        choices = List.copyOf(choices);
        refused = Map.copyOf(refused);
    }
}
