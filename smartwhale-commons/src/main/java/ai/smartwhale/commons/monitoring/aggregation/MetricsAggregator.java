// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.aggregation;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import java.util.List;

/**
 * Looks at the past that a collector remembers through windows. Histograms are merged over series and over time, so
 * that a percentile is always one of all durations; percentiles are never averaged. Counts become rates; one that
 * became less began anew, and counts from zero. Thread-safe.
 */
public interface MetricsAggregator {

    /** How many windows are made at most. */
    int MOST_WINDOWS = 10_000;

    /**
     * What a metric did in each window. What happened between two snapshots belongs to the windows that the later one
     * lies in, so that tumbling windows add up to the whole.
     *
     * @param metric its name
     * @param window how time is cut
     * @param by the labels to tell series apart by; series that have these in common are put together; none for all
     * @return the windows with a snapshot in them, the oldest first
     * @throws InvalidValueException if there is no such metric or it has no such label
     * @throws LimitExceededException if there are too many windows
     */
    List<WindowAggregate> aggregate(String metric, Window window, String... by);

    /**
     * What the values of a window were like: all durations of a timer; the numbers that a gauge had over time, or the
     * latest number of each where there are several series; the rate per second of each series of a counter.
     *
     * @param aggregate the window
     * @return of all of its series together
     * @throws InvalidValueException if the series are not of the type of the metric
     */
    Statistics calculateStatistics(WindowAggregate aggregate);

    /**
     * One line per metric, series and window, with all labels.
     *
     * @param window how time is cut
     * @return of all metrics in the order of their names, the oldest windows first
     * @throws LimitExceededException if there are too many windows
     */
    List<MetricSummary> generateSummaries(Window window);

    /**
     * Looks at a collector.
     *
     * @param collector what remembers
     * @return the aggregator
     */
    static MetricsAggregator create(MetricsCollector collector) {
        return new DefaultMetricsAggregator(InvalidValueException.requirePresent("collector", collector));
    }
}
