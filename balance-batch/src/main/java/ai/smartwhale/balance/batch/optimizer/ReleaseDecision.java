// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.optimizer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which of the waiting work begins now.
 *
 * @param release what begins, by deadline
 * @param next when a deadline forces the next piece, if nothing happens before; empty if nothing waits
 */
public record ReleaseDecision(List<DeferrableWork> release, Optional<Instant> next) {

    /** Copies the list. */
    public ReleaseDecision {
        release = List.copyOf(release);
    }
}
