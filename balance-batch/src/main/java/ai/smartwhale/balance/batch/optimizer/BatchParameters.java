// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.optimizer;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * What a batcher goes by.
 *
 * @param maxDelay how long the first item of a batch waits for others at most, zero or more
 * @param maxInFlight how many batches may be under way at a time, 1 or more
 */
public record BatchParameters(Duration maxDelay, int maxInFlight) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is outside its range
     */
    public BatchParameters {
        Checks.requireZeroOrMore("maxDelay", maxDelay);
        InvalidValueException.requireRange("maxInFlight", maxInFlight, 1, Integer.MAX_VALUE);
    }
}
