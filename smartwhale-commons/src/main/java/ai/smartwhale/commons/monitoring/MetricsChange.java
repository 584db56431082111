// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How all metrics changed between two moments.
 *
 * @param from the earlier
 * @param to the later
 * @param changes by the name of the metric, in their order
 */
public record MetricsChange(Instant from, Instant to, Map<String, List<SeriesChange>> changes) {

    /**
     * Compares two snapshots of one collector.
     *
     * @param earlier the earlier
     * @param later the later
     * @return how every series changed
     * @throws InvalidValueException if the later is not later
     */
    public static MetricsChange between(MetricsSnapshot earlier, MetricsSnapshot later) {
        if (!later.takenAt().isAfter(earlier.takenAt())) {
            throw new InvalidValueException("later", later.takenAt(), "after " + earlier.takenAt());
        }
        Map<String, List<SeriesSnapshot>> before = new TreeMap<>();
        earlier.metrics().forEach(metric -> before.put(metric.definition().name(), metric.series()));
        Map<String, List<SeriesChange>> changes = new TreeMap<>();
        for (MetricSnapshot metric : later.metrics()) {
            String name = metric.definition().name();
            changes.put(name, SeriesChange.between(before.getOrDefault(name, List.of()), metric.series()));
        }
        return new MetricsChange(earlier.takenAt(), later.takenAt(), changes);
    }

    /**
     * How long it took.
     *
     * @return above zero
     */
    public Duration elapsed() {
        return Duration.between(from, to);
    }
}
