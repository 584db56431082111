// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring;

import java.time.Instant;

/** What became of a snapshot that was to be stored. */
public sealed interface StoreOutcome {

    /**
     * It is in the history.
     *
     * @param points how many values of series the history holds now
     * @param dropped how many older ones had to go
     */
    record Stored(long points, long dropped) implements StoreOutcome {}

    /**
     * It is not newer than what is there, and was not stored.
     *
     * @param newest the newest that is there
     */
    record OutOfOrder(Instant newest) implements StoreOutcome {}
}
