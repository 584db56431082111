// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.aggregation;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.monitoring.Labels;
import ai.smartwhale.commons.monitoring.MetricDefinition;
import ai.smartwhale.commons.monitoring.MetricPoint;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.commons.monitoring.SeriesChange;
import ai.smartwhale.commons.monitoring.aggregation.SeriesAggregate.Levels;
import ai.smartwhale.commons.monitoring.aggregation.SeriesAggregate.Rate;
import ai.smartwhale.commons.monitoring.aggregation.SeriesAggregate.Spread;
import ai.smartwhale.commons.monitoring.histogram.HistogramSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Computes anew at every call, from the steps between the snapshots that the collector remembers. */
final class DefaultMetricsAggregator implements MetricsAggregator {

    private final MetricsCollector collector;

    DefaultMetricsAggregator(MetricsCollector collector) {
        this.collector = collector;
    }

    @Override
    public List<WindowAggregate> aggregate(String metric, Window window, String... by) {
        InvalidValueException.requirePresent("window", window);
        MetricDefinition definition = definition(metric);
        List<String> kept = List.of(InvalidValueException.requirePresent("by", by));
        for (String label : kept) {
            if (!definition.labelNames().contains(label)) {
                throw new InvalidValueException("by", label, "a label of " + definition.labelNames());
            }
        }
        return aggregate(definition, window, kept);
    }

    private MetricDefinition definition(String metric) {
        InvalidValueException.requirePresent("metric", metric);
        return collector.definitions().stream()
                .filter(definition -> definition.name().equals(metric))
                .findFirst()
                .orElseThrow(
                        () -> new InvalidValueException("metric", metric, "the name of a metric of this collector"));
    }

    private List<WindowAggregate> aggregate(MetricDefinition definition, Window window, List<String> kept) {
        List<MetricPoint> points = collector.history(definition.name());
        List<List<SeriesChange>> changes = new ArrayList<>(List.of(List.of()));
        for (int i = 1; i < points.size(); i++) {
            changes.add(SeriesChange.between(points.get(i - 1), points.get(i)));
        }
        List<WindowAggregate> windows = new ArrayList<>();
        WindowSlices.slice(points, window).forEach((begin, steps) -> {
            Duration seen = Duration.ZERO;
            Map<Labels, GroupTally> groups = new LinkedHashMap<>();
            for (int step : steps) {
                seen = seen.plus(Duration.between(
                        points.get(step - 1).takenAt(), points.get(step).takenAt()));
                for (SeriesChange change : changes.get(step)) {
                    groups.computeIfAbsent(change.labels().only(kept), GroupTally::new)
                            .add(step, change);
                }
            }
            Duration total = seen;
            List<SeriesAggregate> series = groups.values().stream()
                    .map(group -> group.end(definition.unit(), total))
                    .toList();
            Instant from = Instant.ofEpochMilli(begin);
            windows.add(new WindowAggregate(definition, from, from.plus(window.size()), seen, series));
        });
        return windows;
    }

    @Override
    public Statistics calculateStatistics(WindowAggregate aggregate) {
        InvalidValueException.requirePresent("aggregate", aggregate);
        return statistics(aggregate.metric(), aggregate.series());
    }

    private static Statistics statistics(MetricDefinition metric, List<SeriesAggregate> series) {
        return switch (metric.type()) {
            case TIMER ->
                Statistics.of(only(series, Spread.class)
                        .map(Spread::durations)
                        .reduce(HistogramSnapshot.EMPTY, HistogramSnapshot::merge));
            case COUNTER ->
                Statistics.of(
                        metric.unit(),
                        only(series, Rate.class)
                                .mapToDouble(Rate::perSecond)
                                .sorted()
                                .toArray());
            case GAUGE ->
                series.size() == 1
                        ? only(series, Levels.class).findFirst().orElseThrow().statistics()
                        : Statistics.of(
                                metric.unit(),
                                only(series, Levels.class)
                                        .mapToDouble(Levels::last)
                                        .sorted()
                                        .toArray());
        };
    }

    private static <T> Stream<T> only(List<SeriesAggregate> series, Class<T> type) {
        return series.stream().map(one -> {
            if (!type.isInstance(one)) {
                throw new InvalidValueException("aggregate", one.getClass().getSimpleName(), type.getSimpleName());
            }
            return type.cast(one);
        });
    }

    @Override
    public List<MetricSummary> generateSummaries(Window window) {
        InvalidValueException.requirePresent("window", window);
        List<MetricSummary> summaries = new ArrayList<>();
        for (MetricDefinition definition : collector.definitions()) {
            for (WindowAggregate aggregate : aggregate(definition, window, definition.labelNames())) {
                for (SeriesAggregate series : aggregate.series()) {
                    summaries.add(summary(aggregate, series));
                }
            }
        }
        return summaries;
    }

    private static MetricSummary summary(WindowAggregate window, SeriesAggregate series) {
        OptionalDouble perSecond = OptionalDouble.empty();
        OptionalDouble last = OptionalDouble.empty();
        if (series instanceof Rate rate) {
            perSecond = OptionalDouble.of(rate.perSecond());
        } else if (series instanceof Spread spread) {
            perSecond = OptionalDouble.of(spread.perSecond());
        } else if (series instanceof Levels levels) {
            last = OptionalDouble.of(levels.last());
        }
        MetricDefinition metric = window.metric();
        return new MetricSummary(
                metric.name(),
                metric.type(),
                series.labels(),
                window.from(),
                window.to(),
                perSecond,
                last,
                metric.unit(),
                statistics(metric, List.of(series)));
    }
}
