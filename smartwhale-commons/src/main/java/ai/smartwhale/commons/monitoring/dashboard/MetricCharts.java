// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.dashboard;

import ai.smartwhale.commons.monitoring.Labels;
import ai.smartwhale.commons.monitoring.MetricDefinition;
import ai.smartwhale.commons.monitoring.MetricPoint;
import ai.smartwhale.commons.monitoring.MetricType;
import ai.smartwhale.commons.monitoring.MetricUnit;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.commons.monitoring.SeriesChange;
import ai.smartwhale.commons.monitoring.SeriesValue.Count;
import ai.smartwhale.commons.monitoring.SeriesValue.Durations;
import ai.smartwhale.commons.monitoring.SeriesValue.Level;
import ai.smartwhale.commons.monitoring.histogram.HistogramSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns what a collector remembers into charts. */
final class MetricCharts {

    private static final int MOST_LINES = 8;
    private static final double[] SHARES = {0.5, 0.95, 0.99};

    private MetricCharts() {}

    /** One for every metric with something to draw. */
    static List<Chart> of(MetricsCollector collector) {
        return collector.definitions().stream()
                .map(definition -> of(definition, collector.history(definition.name())))
                .filter(chart -> !chart.series().isEmpty())
                .toList();
    }

    static Chart of(MetricDefinition metric, List<MetricPoint> points) {
        int steps = Math.max(0, points.size() - 1);
        double[] at = new double[steps];
        Map<Labels, double[]> lines = new LinkedHashMap<>();
        List<HistogramSnapshot> durations = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            MetricPoint before = points.get(i);
            MetricPoint after = points.get(i + 1);
            at[i] = seconds(after.takenAt());
            double elapsed = Duration.between(before.takenAt(), after.takenAt()).toNanos() / 1e9;
            HistogramSnapshot all = HistogramSnapshot.EMPTY;
            for (SeriesChange change : SeriesChange.between(before, after)) {
                if (change.value() instanceof Durations some) {
                    all = all.merge(some.total());
                } else {
                    lines.computeIfAbsent(change.labels(), labels -> gaps(steps))[i] = change.value()
                                    instanceof Count count
                            ? count.count() / elapsed
                            : ((Level) change.value()).number();
                }
            }
            durations.add(all);
        }
        List<ChartSeries> series =
                metric.type() == MetricType.TIMER ? percentiles(at, durations) : series(metric, at, lines);
        int more = Math.max(0, series.size() - MOST_LINES);
        MetricUnit unit = metric.unit();
        return new Chart(
                metric.name(),
                metric.help(),
                unit,
                metric.type() == MetricType.COUNTER,
                series.subList(0, series.size() - more),
                more);
    }

    static double seconds(Instant moment) {
        return moment.getEpochSecond() + moment.getNano() / 1e9;
    }

    private static double[] gaps(int steps) {
        double[] values = new double[steps];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    /** Those that reach highest first. */
    private static List<ChartSeries> series(MetricDefinition metric, double[] at, Map<Labels, double[]> lines) {
        return lines.entrySet().stream()
                .map(line -> new ChartSeries(name(metric, line.getKey()), at, line.getValue()))
                .sorted(Comparator.comparingDouble(MetricCharts::highest).reversed())
                .toList();
    }

    private static String name(MetricDefinition metric, Labels labels) {
        return labels.names().isEmpty() ? metric.name() : labels.text();
    }

    private static double highest(ChartSeries series) {
        return Arrays.stream(series.values())
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
    }

    /** Of the durations of all series in each step together. */
    private static List<ChartSeries> percentiles(double[] at, List<HistogramSnapshot> durations) {
        if (durations.stream().allMatch(HistogramSnapshot::isEmpty)) {
            return List.of();
        }
        return Arrays.stream(SHARES)
                .mapToObj(share -> new ChartSeries(
                        "p" + Math.round(100 * share),
                        at,
                        durations.stream()
                                .mapToDouble(of -> of.isEmpty()
                                        ? Double.NaN
                                        : of.quantile(share).orElseThrow() / 1e9)
                                .toArray()))
                .toList();
    }
}
