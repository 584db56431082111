// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What advisors see.
 *
 * @param situation how things stand
 * @param recent what was observed in the last cycles, the oldest first; at least one
 * @param knobs where the knobs stand, by name
 */
public record LoopView(LoopSituation situation, List<Observation> recent, java.util.Map<String, Double> knobs) {

    /** Copies the collections. */
    public LoopView {
        recent = List.copyOf(recent);
        knobs = java.util.Map.copyOf(knobs);
    }

    /**
     * The last cycle.
     *
     * @return what was observed
     */
    public Observation now() {
        return recent.get(recent.size() - 1);
    }

    /**
     * Where a knob stands.
     *
     * @param name which
     * @return its value; empty if there is no such knob
     */
    public OptionalDouble knob(String name) {
        Double value = knobs.get(name);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /**
     * Adds something up over the recent cycles.
     *
     * @param what is added up
     * @return the sum
     */
    public long sum(java.util.function.ToLongFunction<Observation> what) {
        return recent.stream().mapToLong(what).sum();
    }
}
