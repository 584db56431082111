// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one cycle found and did.
 *
 * @param at when
 * @param situation how things stand
 * @param observed what was seen; empty in the first cycle, and if the loop is off
 * @param decisions decisions that were made, or came into another state
 */
public record LoopReport(
        Instant at, LoopSituation situation, Optional<Observation> observed, List<Decision> decisions) {

    /** Copies the list. */
    public LoopReport {
        decisions = List.copyOf(decisions);
    }
}
