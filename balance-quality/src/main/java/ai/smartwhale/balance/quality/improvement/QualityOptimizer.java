// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.improvement;

import ai.smartwhale.balance.quality.data.RecordBatch;
import ai.smartwhale.balance.quality.monitor.QualityMonitor;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * Makes a batch as good as it can within a time: the operators with the most expected gain for their cost come first,
 * each repair stays only if its record is better with it, duplicates are left out but for one, and the whole is kept
 * only if the batch is better with it. Costs and gains are learned from what earlier batches took and brought.
 *
 * <p>Thread-safe.
 */
public interface QualityOptimizer {

    /**
     * Improves a batch.
     *
     * @param batch the records; may be empty
     * @param budget how long it may take, above zero. To assess a batch cannot be interrupted; it is not begun where
     *     the time that it took before says that it would not end in time
     * @return the best batch found in time
     * @throws InvalidValueException if an argument is missing or the budget is not above zero
     */
    OptimizationResult optimizeData(RecordBatch batch, Duration budget);

    /**
     * Begins an optimizer.
     *
     * @param monitor assesses batches and records
     * @return a builder
     */
    static QualityOptimizerBuilder builder(QualityMonitor monitor) {
        return new QualityOptimizerBuilder(InvalidValueException.requirePresent("monitor", monitor));
    }
}
