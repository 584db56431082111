// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All metrics at one moment. Every series is read on its own: what happens meanwhile may be in one and not yet in
 * another.
 *
 * @param takenAt when the reading began
 * @param metrics the metrics in the order of their names
 */
public record MetricsSnapshot(Instant takenAt, List<MetricSnapshot> metrics) {

    /** Copies the metrics. */
    public MetricsSnapshot {
        metrics = List.copyOf(metrics);
    }

    /**
     * One metric.
     *
     * @param name its name
     * @return the metric, absent where there is none or none of its series has a value
     */
    public Optional<MetricSnapshot> metric(String name) {
        return metrics.stream()
                .filter(metric -> metric.definition().name().equals(name))
                .findFirst();
    }

    /**
     * One series.
     *
     * @param name the name of its metric
     * @param labelValues its label values in the order of their names
     * @return its value, absent where it has none
     */
    public Optional<SeriesValue> value(String name, String... labelValues) {
        List<String> wanted = List.of(labelValues);
        return metric(name)
                .flatMap(metric -> metric.series().stream()
                        .filter(series -> series.labels().values().equals(wanted))
                        .map(SeriesSnapshot::value)
                        .findFirst());
    }
}
