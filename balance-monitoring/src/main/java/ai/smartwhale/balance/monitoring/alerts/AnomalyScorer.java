// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import ai.smartwhale.commons.monitoring.Labels;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * Says how unusual a value is for its time. What knows about seasons stands behind it; the detector has none of its
 * own.
 *
 * <p>It is asked in the order of time for each series, by one thread at a time, and bounds the series it remembers
 * itself.
 */
@FunctionalInterface
public interface AnomalyScorer {

    /** Knows nothing, so that seasonal rules never fire. */
    AnomalyScorer NONE = (metric, labels, at, value) -> OptionalDouble.empty();

    /**
     * Scores a value and learns from it.
     *
     * @param metric the name of the metric
     * @param labels which series of it
     * @param at when it was measured
     * @param value what was measured, finite
     * @return how many robust standard deviations it lies from what was expected, 0 or more; absent while it is
     *     learning
     */
    OptionalDouble score(String metric, Labels labels, Instant at, double value);
}
