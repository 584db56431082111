// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.optimizer;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * What a batch is formed in.
 *
 * @param backlog how many items wait, zero or more
 * @param slots how many batches may be under way at a time, 1 or more
 * @param slack how long the most urgent item may still take; negative if it is late
 */
public record LoadSituation(int backlog, int slots, Duration slack) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is outside its range
     */
    public LoadSituation {
        InvalidValueException.requireRange("backlog", backlog, 0, Integer.MAX_VALUE);
        InvalidValueException.requireRange("slots", slots, 1, Integer.MAX_VALUE);
        InvalidValueException.requirePresent("slack", slack);
    }
}
