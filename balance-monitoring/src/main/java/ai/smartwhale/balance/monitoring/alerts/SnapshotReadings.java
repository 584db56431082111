// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import ai.smartwhale.commons.monitoring.Labels;
import ai.smartwhale.commons.monitoring.MetricSnapshot;
import ai.smartwhale.commons.monitoring.MetricsSnapshot;
import ai.smartwhale.commons.monitoring.SeriesSnapshot;
import ai.smartwhale.commons.monitoring.SeriesValue;
import java.util.ArrayList;
import java.util.List;

/** Makes readings of what a collector read. */
final class SnapshotReadings {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double[] QUANTILES = {0.5, 0.95, 0.99};

    private SnapshotReadings() {}

    static List<SeriesReading> of(MetricsSnapshot snapshot) {
        List<SeriesReading> readings = new ArrayList<>();
        for (MetricSnapshot metric : snapshot.metrics()) {
            for (SeriesSnapshot series : metric.series()) {
                add(readings, metric.definition().name(), series);
            }
        }
        return readings;
    }

    private static void add(List<SeriesReading> readings, String name, SeriesSnapshot series) {
        if (series.value() instanceof SeriesValue.Count count) {
            readings.add(new SeriesReading(name, series.labels(), count.count()));
        } else if (series.value() instanceof SeriesValue.Level level) {
            readings.add(new SeriesReading(name, series.labels(), level.number()));
        } else if (series.value() instanceof SeriesValue.Durations durations) {
            readings.add(new SeriesReading(
                    name + "_count", series.labels(), durations.total().count()));
            for (double quantile : QUANTILES) {
                durations
                        .recent()
                        .quantile(quantile)
                        .ifPresent(nanos -> readings.add(new SeriesReading(
                                name, withQuantile(series.labels(), quantile), nanos / NANOS_PER_SECOND)));
            }
        }
    }

    private static Labels withQuantile(Labels labels, double quantile) {
        List<String> names = new ArrayList<>(labels.names());
        List<String> values = new ArrayList<>(labels.values());
        names.add("quantile");
        values.add(Double.toString(quantile));
        return new Labels(names, values);
    }
}
