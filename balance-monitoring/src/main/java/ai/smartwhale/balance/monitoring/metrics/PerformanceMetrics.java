// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.metrics;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.commons.monitoring.MetricsSnapshot;
import java.util.List;

/**
 * How models do, as a view over the metrics of a collector: requests, errors, latency and queues within windows of a
 * minute to three days. It records nothing itself; each reading adds a moment to the windows, so that it is to be read
 * every few seconds. Thread-safe.
 */
public interface PerformanceMetrics {

    /**
     * Reads the collector now.
     *
     * @return how all models do
     */
    PerformanceSnapshot collectPerformanceData();

    /**
     * Takes a snapshot that was made of the collector anyway, so that it need not be read twice.
     *
     * @param snapshot what was read, newer than what was taken before
     * @return how all models do
     */
    PerformanceSnapshot collectPerformanceData(MetricsSnapshot snapshot);

    /**
     * Tells where a series goes.
     *
     * @param series any of the numbers of earlier snapshots, in any order, 1,000,000 at most
     * @return where it goes; unknown for less than 8 points
     * @throws LimitExceededException if there are more points
     */
    MetricTrend analyzePerformanceTrends(List<ValuePoint> series);

    /**
     * A view.
     *
     * @param config what it reads
     * @param collector what it reads from
     * @return the view
     */
    static PerformanceMetrics create(PerformanceMetricsConfig config, MetricsCollector collector) {
        return new DefaultPerformanceMetrics(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("collector", collector));
    }
}
