// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.aggregation;

import ai.smartwhale.commons.monitoring.MetricDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a metric did in one window.
 *
 * @param metric which metric
 * @param from the beginning, which is not part of it
 * @param to the end, which is part of it
 * @param seen how much of it lies between snapshots; less than its length at the edges of the history
 * @param series by their labels
 */
public record WindowAggregate(
        MetricDefinition metric, Instant from, Instant to, Duration seen, List<SeriesAggregate> series) {

    /** Copies the series. */
    public WindowAggregate {
        series = List.copyOf(series);
    }
}
