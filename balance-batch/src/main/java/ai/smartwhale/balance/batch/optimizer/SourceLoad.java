// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.optimizer;

import ai.smartwhale.commons.InvalidValueException;

/**
 * What comes for one source.
 *
 * @param source its name
 * @param itemsPerSecond how many items come, a finite number, zero or more
 * @param batchSize how large its batches are, 1 or more
 * @param model how long they take
 */
public record SourceLoad(String source, double itemsPerSecond, int batchSize, CostModel model) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is outside its range
     */
    public SourceLoad {
        InvalidValueException.requireText("source", source);
        Checks.requireZeroOrMore("itemsPerSecond", itemsPerSecond);
        InvalidValueException.requireRange("batchSize", batchSize, 1, Integer.MAX_VALUE);
        InvalidValueException.requirePresent("model", model);
    }

    /** How many slots it keeps busy. */
    double busySlots() {
        return itemsPerSecond * model.latency(batchSize).toNanos() / 1e9 / batchSize;
    }
}
