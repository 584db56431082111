// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.metrics;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.InstantSource;
import java.util.List;

/**
 * How good data is, as a view over what judges it, within windows of a minute to three days. Each reading adds a moment
 * to the windows. Thread-safe.
 */
public interface QualityMetrics {

    /**
     * Reads the source now. What the source throws is thrown on.
     *
     * @return how good all data is
     */
    QualitySnapshot evaluateDataQuality();

    /**
     * Tells where a series goes.
     *
     * @param series any of the numbers of earlier snapshots, in any order, 1,000,000 at most
     * @return where it goes; unknown for less than 8 points
     * @throws LimitExceededException if there are more points
     */
    MetricTrend monitorQualityTrends(List<ValuePoint> series);

    /**
     * A view.
     *
     * @param source what it reads
     * @param mostSeries how many pairs of model and source are kept, 1 to 100,000; where there is no room, one without
     *     data for a day is forgotten, and where there is none, others are counted and left out
     * @param time says when it was read
     * @return the view
     * @throws InvalidValueException if the bound is out of its range
     */
    static QualityMetrics create(QualitySource source, int mostSeries, InstantSource time) {
        InvalidValueException.requireRange("mostSeries", mostSeries, 1, 100_000);
        return new DefaultQualityMetrics(
                InvalidValueException.requirePresent("source", source),
                mostSeries,
                InvalidValueException.requirePresent("time", time));
    }
}
