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
 * <p>It is asked in the order of time, by one thread at a time, and once for each value and measure, however many rules
 * want to know. The series it remembers it has to bound itself.
 */
@FunctionalInterface
public interface AnomalyScorer {

    /** Knows nothing, so that seasonal rules never fire. */
    AnomalyScorer NONE = (measure, metric, labels, at, value) -> OptionalDouble.empty();

    /**
     * Scores a value and learns from it.
     *
     * @param measure how it is to be measured
     * @param metric the name of the metric
     * @param labels which series of it
     * @param at when it was measured
     * @param value what was measured, finite
     * @return the score, 0 or more, in the unit of the measure; absent while it is learning, and where it knows nothing
     *     of the measure
     */
    OptionalDouble score(AnomalyMeasure measure, String metric, Labels labels, Instant at, double value);
}
