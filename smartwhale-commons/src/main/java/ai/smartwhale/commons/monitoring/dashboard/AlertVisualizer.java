// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.dashboard;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import java.time.Instant;
import java.util.List;

/**
 * Draws when alerts fired. What it gives is one SVG element for a page: it takes its text colour from there, and loads
 * nothing. Thread-safe.
 */
public interface AlertVisualizer {

    /** How many intervals are drawn at most. */
    int MOST_INTERVALS = 10_000;

    /**
     * One row per alert, in the order of their first interval, with a bar for each time in which it fired.
     *
     * @param alerts the times; what lies outside of the picture is left out
     * @param from where the picture begins
     * @param to where it ends, after it begins; alerts that still fire reach to here
     * @return the SVG
     * @throws InvalidValueException if it ends before it begins
     * @throws LimitExceededException if there are more than 10,000 intervals
     */
    String timeline(List<AlertInterval> alerts, Instant from, Instant to);

    /**
     * What the collector remembers of a metric, with the thresholds as lines across it and the times in which alerts
     * fired as bands behind it. A counter is drawn as its rate per second, a timer as percentiles in seconds.
     *
     * @param metric its name
     * @param thresholds the lines
     * @param alerts the times
     * @return the SVG
     * @throws InvalidValueException if there is no such metric
     * @throws LimitExceededException if there are more than 10,000 intervals
     */
    String overMetric(String metric, List<AlertThreshold> thresholds, List<AlertInterval> alerts);

    /**
     * Draws over the metrics of a collector.
     *
     * @param collector what remembers
     * @return the visualizer
     */
    static AlertVisualizer create(MetricsCollector collector) {
        return new DefaultAlertVisualizer(InvalidValueException.requirePresent("collector", collector));
    }
}
