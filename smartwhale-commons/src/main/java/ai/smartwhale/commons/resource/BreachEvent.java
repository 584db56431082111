// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import java.time.Instant;

/**
 * A reading changed its level.
 *
 * @param kind what was read
 * @param from the level before
 * @param to the level now
 * @param value the reading, 0 to 1
 * @param threshold the level that was crossed: the highest reached when it rose, the lowest left when it fell
 * @param at when
 */
public record BreachEvent(
        ResourceKind kind, BreachLevel from, BreachLevel to, double value, double threshold, Instant at) {

    /**
     * Whether it became worse.
     *
     * @return true if the level rose, false if it fell
     */
    public boolean raised() {
        return to.compareTo(from) > 0;
    }
}
