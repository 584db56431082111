// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.optimizer;

import java.time.Duration;
import java.util.Optional;

/**
 * How large the next batch should be at most.
 *
 * @param items the size
 * @param basis what decided
 * @param expected how long such a batch should take; empty as long as nothing is known
 */
public record BatchSize(int items, Basis basis, Optional<Duration> expected) {

    /** What decided about a size. */
    public enum Basis {
        /** Too little is known: the initial size. */
        INITIAL,
        /** The largest that answers in time. */
        IN_TIME,
        /** No size answers in time, or only small ones: one at which the backend works well. */
        THROUGHPUT,
        /** More waits than fits into one round: the backlog is shared among the slots. */
        DRAIN,
        /** The largest size that was seen, or one step beyond it. */
        EXPLORED
    }
}
