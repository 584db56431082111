// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import ai.smartwhale.balance.monitoring.alerts.Alert;
import ai.smartwhale.balance.monitoring.alerts.Classification;
import ai.smartwhale.balance.monitoring.metrics.MetricWindow;
import ai.smartwhale.balance.monitoring.metrics.ModelPerformance;
import ai.smartwhale.balance.monitoring.metrics.ResourceReading;
import ai.smartwhale.balance.monitoring.metrics.SourceQuality;
import ai.smartwhale.balance.monitoring.metrics.WindowPerformance;
import ai.smartwhale.balance.monitoring.reporting.dashboard.AlertPhase;
import ai.smartwhale.balance.monitoring.reporting.dashboard.AlertView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.LatencyView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.ModelView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.QualityView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.ResourceView;
import ai.smartwhale.commons.monitoring.SeriesSnapshot;
import ai.smartwhale.commons.monitoring.SeriesValue;
import ai.smartwhale.commons.monitoring.histogram.HistogramSnapshot;
import ai.smartwhale.commons.resource.AlertSeverity;
import ai.smartwhale.messaging.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What was read, in the terms of the dashboard. Pure functions. */
final class DashboardViews {

    private static final MetricWindow RECENT = MetricWindow.ONE_MINUTE;

    private DashboardViews() {}

    static List<ModelView> models(Readings readings) {
        List<ModelPerformance> models = readings.performance().models();
        double all =
                models.stream().mapToLong(model -> recent(model).requests()).sum();
        Map<String, List<SourceQuality>> quality = QualityIndex.byModel(readings.quality());
        List<ModelView> views = new ArrayList<>(models.size());
        for (ModelPerformance model : models) {
            if (!model.model().isBlank()) {
                OptionalDouble index =
                        QualityIndex.of(quality.getOrDefault(model.model(), List.of()), MetricWindow.FIVE_MINUTES);
                views.add(view(model, all, index));
            }
        }
        return views;
    }

    private static ModelView view(ModelPerformance model, double all, OptionalDouble quality) {
        WindowPerformance recent = recent(model);
        return new ModelView(
                model.model(),
                recent.perSecond().orElse(0),
                all == 0 ? 0 : Math.min(1, recent.requests() / all),
                Math.min(1, recent.errorShare().orElse(0)),
                recent.p99(),
                (long) model.queueDepth().orElse(0),
                quality);
    }

    private static WindowPerformance recent(ModelPerformance model) {
        return Optional.ofNullable(model.windows().get(RECENT)).orElseThrow();
    }

    static List<LatencyView> latency(Readings readings) {
        List<SeriesSnapshot> series = readings.metrics()
                .metric(MetricNames.PRIORITY_SECONDS)
                .map(metric -> metric.series())
                .orElse(List.of());
        List<LatencyView> views = new ArrayList<>();
        for (Priority priority : Priority.values()) {
            for (SeriesSnapshot one : series) {
                if (one.labels().values().contains(TrafficMeters.label(priority))
                        && one.value() instanceof SeriesValue.Durations durations
                        && !durations.recent().isEmpty()) {
                    views.add(view(priority, durations.recent()));
                }
            }
        }
        return views;
    }

    private static LatencyView view(Priority priority, HistogramSnapshot recent) {
        return new LatencyView(
                priority, recent.count(), quantile(recent, 0.5), quantile(recent, 0.95), quantile(recent, 0.99));
    }

    private static Duration quantile(HistogramSnapshot histogram, double share) {
        return Duration.ofNanos(histogram.quantile(share).orElse(0));
    }

    static QualityView quality(Readings readings, QualityTally.Totals totals, long quarantined) {
        return new QualityView(
                QualityIndex.of(readings.quality().sources(), MetricWindow.FIVE_MINUTES),
                totals.records(),
                totals.repaired(),
                quarantined,
                totals.rejected());
    }

    static ResourceView resources(List<ResourceReading> readings) {
        return new ResourceView(
                share(readings, HostResources.CPU),
                share(readings, HostResources.HEAP),
                share(readings, HostResources.DIRECT),
                share(readings, HostResources.GC),
                share(readings, HostResources.DISK),
                share(readings, HostResources.GPU));
    }

    /** The fullest of those of this name, of which there may be several. */
    private static OptionalDouble share(List<ResourceReading> readings, String name) {
        return readings.stream()
                .filter(reading ->
                        reading.resource().equals(name) || reading.resource().startsWith(name + ':'))
                .map(ResourceReading::share)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(share -> Math.min(1, share.getAsDouble()))
                .max();
    }

    static AlertView alert(Classification meaning, AlertPhase phase) {
        return alert(meaning.alert(), phase, meaning.action());
    }

    static AlertView alert(Alert alert, AlertPhase phase, String action) {
        StringBuilder summary = new StringBuilder(alert.rule()).append(": ").append(alert.summary());
        String about = which(alert);
        if (!about.isEmpty()) {
            summary.append(" (").append(about).append(')');
        }
        if (!alert.evidence().isEmpty()) {
            summary.append(" \u2014 ").append(alert.evidence().get(0));
        }
        return new AlertView(
                AlertIds.id(AlertIds.labels(alert)),
                AlertSeverity.valueOf(alert.severity().name()),
                phase,
                summary.toString(),
                action,
                alert.startsAt());
    }

    private static String which(Alert alert) {
        List<String> parts = new ArrayList<>();
        alert.labels().forEach((name, value) -> {
            if (!name.equals(MetricNames.BALANCE) && !name.equals("category")) {
                parts.add(name + '=' + value);
            }
        });
        return String.join(", ", parts);
    }
}
