// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.aggregation;

import ai.smartwhale.commons.monitoring.Labels;
import ai.smartwhale.commons.monitoring.MetricType;
import ai.smartwhale.commons.monitoring.MetricUnit;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * One line about one series in one window.
 *
 * @param metric the name of the metric
 * @param type what it is
 * @param labels which series
 * @param from the beginning
 * @param to the end
 * @param perSecond the rate of counters, in their unit per second; how many durations per second of timers; absent for
 *     gauges
 * @param last the latest number of gauges; absent for others
 * @param valueUnit what the statistics are measured in; that of rates is per second
 * @param statistics the durations of timers in seconds, the numbers of gauges over time, the rate of counters
 */
public record MetricSummary(
        String metric,
        MetricType type,
        Labels labels,
        Instant from,
        Instant to,
        OptionalDouble perSecond,
        OptionalDouble last,
        MetricUnit valueUnit,
        Statistics statistics) {}
