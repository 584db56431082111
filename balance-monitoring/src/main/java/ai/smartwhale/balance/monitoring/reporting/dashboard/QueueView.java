// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.dashboard;

import ai.smartwhale.commons.InvalidValueException;

/**
 * What waits, and how it leaves.
 *
 * @param depth requests that wait, 0 or more
 * @param capacity the most that may wait, 1 or more
 * @param meanBatchSize requests of a batch on average, 0 or more
 * @param largestBatch requests of the largest recent batch, 0 or more
 */
public record QueueView(long depth, long capacity, double meanBatchSize, long largestBatch) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is outside of its range
     */
    public QueueView {
        Shown.requireCount("depth", depth);
        InvalidValueException.requireRange("capacity", capacity, 1, Long.MAX_VALUE);
        Shown.requireAmount("meanBatchSize", meanBatchSize);
        Shown.requireCount("largestBatch", largestBatch);
    }
}
