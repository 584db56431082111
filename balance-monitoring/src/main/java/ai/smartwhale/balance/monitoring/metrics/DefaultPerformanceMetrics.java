// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.metrics;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.monitoring.Labels;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.commons.monitoring.MetricsSnapshot;
import ai.smartwhale.commons.monitoring.SeriesSnapshot;
import ai.smartwhale.commons.monitoring.SeriesValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Reads totals, and keeps those of the past. */
final class DefaultPerformanceMetrics implements PerformanceMetrics {

    /** What is older by more than this was not overtaken: the clock was set back. */
    private static final Duration OVERTAKEN = Duration.ofSeconds(10);
    /** Totals that have shrunk so soon after the latest were read before those. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Object lock = new Object();
    private final PerformanceMetricsConfig config;
    private final MetricsCollector collector;
    private final KnownPasts<String, ModelWindows> models;
    private Optional<PerformanceSnapshot> latest = Optional.empty();

    DefaultPerformanceMetrics(PerformanceMetricsConfig config, MetricsCollector collector) {
        this.config = config;
        this.collector = collector;
        models = new KnownPasts<>(config.mostModels());
    }

    @Override
    public PerformanceSnapshot collectPerformanceData() {
        synchronized (lock) {
            return collectPerformanceData(collector.collectMetrics());
        }
    }

    @Override
    public PerformanceSnapshot collectPerformanceData(MetricsSnapshot snapshot) {
        InvalidValueException.requirePresent("snapshot", snapshot);
        synchronized (lock) {
            Map<String, ModelTotals> totals = totals(snapshot);
            if (latest.isPresent() && isOvertaken(snapshot.takenAt(), totals)) {
                return latest.orElseThrow();
            }
            Map<String, Double> queues = queues(snapshot);
            List<ModelPerformance> performances = new ArrayList<>(totals.size());
            int refused = 0;
            for (Map.Entry<String, ModelTotals> model : totals.entrySet()) {
                String name = model.getKey();
                Optional<ModelWindows> past = models.of(name, snapshot.takenAt(), this::fresh);
                if (past.isEmpty()) {
                    refused++;
                    continue;
                }
                Map<MetricWindow, WindowPerformance> windows = new EnumMap<>(MetricWindow.class);
                if (past.orElseThrow().add(snapshot.takenAt(), model.getValue(), windows)) {
                    models.wasActive(name, snapshot.takenAt());
                }
                Double queue = queues.get(name);
                performances.add(new ModelPerformance(
                        name, windows, queue == null ? OptionalDouble.empty() : OptionalDouble.of(queue)));
            }
            models.forgetUnseen(snapshot.takenAt());
            PerformanceSnapshot present = new PerformanceSnapshot(snapshot.takenAt(), performances, refused);
            latest = Optional.of(present);
            return present;
        }
    }

    /** Two threads that read the collector come here in any order, and what grows must not seem to begin anew. */
    private boolean isOvertaken(Instant at, Map<String, ModelTotals> totals) {
        Instant newest = newest().orElse(at);
        if (at.isBefore(newest)) {
            return !at.isBefore(newest.minus(OVERTAKEN));
        }
        return at.isBefore(newest.plus(SOON))
                && totals.entrySet().stream()
                        .anyMatch(model -> models.find(model.getKey())
                                .filter(past -> !past.isContinuedBy(model.getValue()))
                                .isPresent());
    }

    private Optional<Instant> newest() {
        return latest.map(PerformanceSnapshot::takenAt);
    }

    /** What a model that comes has done, it did since the reading before, when it was not there. */
    private ModelWindows fresh() {
        ModelWindows windows = new ModelWindows();
        newest().ifPresent(before -> {
            var unused = windows.add(before, ModelTotals.NONE, new EnumMap<>(MetricWindow.class));
        });
        return windows;
    }

    private Map<String, ModelTotals> totals(MetricsSnapshot snapshot) {
        Map<String, ModelTotals> totals = new TreeMap<>();
        fold(
                snapshot,
                config.requests(),
                totals,
                (total, value) -> value instanceof SeriesValue.Count count ? total.plusRequests(count.count()) : total);
        fold(
                snapshot,
                config.errors(),
                totals,
                (total, value) -> value instanceof SeriesValue.Count count ? total.plusErrors(count.count()) : total);
        fold(
                snapshot,
                config.latency(),
                totals,
                (total, value) -> value instanceof SeriesValue.Durations durations
                        ? total.plusLatency(durations.total())
                        : total);
        return totals;
    }

    private void fold(
            MetricsSnapshot snapshot,
            String metric,
            Map<String, ModelTotals> totals,
            BiFunction<ModelTotals, SeriesValue, ModelTotals> plus) {
        for (SeriesSnapshot series : series(snapshot, metric)) {
            String model = model(series.labels());
            totals.put(model, plus.apply(totals.getOrDefault(model, ModelTotals.NONE), series.value()));
        }
    }

    private Map<String, Double> queues(MetricsSnapshot snapshot) {
        Map<String, Double> queues = new HashMap<>();
        for (SeriesSnapshot series : series(snapshot, config.queueDepth())) {
            if (series.value() instanceof SeriesValue.Level level) {
                queues.merge(model(series.labels()), level.number(), Double::sum);
            }
        }
        return queues;
    }

    private static List<SeriesSnapshot> series(MetricsSnapshot snapshot, String metric) {
        return snapshot.metric(metric).map(one -> one.series()).orElse(List.of());
    }

    private String model(Labels labels) {
        int at = labels.names().indexOf(config.modelLabel());
        return at < 0 ? "" : labels.values().get(at);
    }

    @Override
    public MetricTrend analyzePerformanceTrends(List<ValuePoint> series) {
        return MetricTrends.of(series);
    }
}
