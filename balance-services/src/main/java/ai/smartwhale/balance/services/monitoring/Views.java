// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import ai.smartwhale.balance.monitoring.metrics.MetricWindow;
import ai.smartwhale.balance.monitoring.metrics.PerformanceMetrics;
import ai.smartwhale.balance.monitoring.metrics.PerformanceMetricsConfig;
import ai.smartwhale.balance.monitoring.metrics.QualityMetrics;
import ai.smartwhale.balance.monitoring.metrics.ResourceMetrics;
import ai.smartwhale.balance.monitoring.metrics.ResourceSource;
import ai.smartwhale.balance.monitoring.metrics.ResourceUsage;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.commons.monitoring.MetricsSnapshot;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/** The views of one Balance, and what they showed last. One thread at a time reads anew. */
final class Views {

    private static final int MOST_READINGS = 4_320;

    final MetricsCollector collector;
    final PerformanceMetrics performance;
    final QualityMetrics quality;
    final ResourceMetrics resources;
    private final String name;
    private volatile Optional<Readings> latest = Optional.empty();

    Views(
            MonitoringConfig config,
            String name,
            MetricsCollector collector,
            QualityTally tally,
            ResourceSource source,
            InstantSource clock) {
        this.name = name;
        this.collector = collector;
        performance = PerformanceMetrics.create(
                new PerformanceMetricsConfig(
                        MetricNames.MODEL_REQUESTS,
                        MetricNames.MODEL_FAILURES,
                        MetricNames.MODEL_SECONDS,
                        MetricNames.MODEL_PENDING,
                        MetricNames.MODEL,
                        config.mostModels()),
                collector);
        quality = QualityMetrics.create(tally, config.mostModels(), clock);
        resources = ResourceMetrics.create(source, MOST_READINGS, clock);
    }

    /** Reads all; what is used of resources is handed on first, so that it stands among the metrics that follow. */
    Readings read(Consumer<ResourceUsage> measured) {
        ResourceUsage usage = resources.trackResourceUsage();
        measured.accept(usage);
        MetricsSnapshot metrics = OwnSeries.of(collector.collectMetrics(), name);
        Readings readings = new Readings(
                metrics, performance.collectPerformanceData(metrics), quality.evaluateDataQuality(), usage);
        latest = Optional.of(readings);
        return readings;
    }

    Optional<Readings> latest() {
        return latest;
    }

    double qualityIndex() {
        return latest.map(readings -> QualityIndex.of(readings.quality().sources(), MetricWindow.FIVE_MINUTES)
                        .orElse(Double.NaN))
                .orElse(Double.NaN);
    }
}
