// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import ai.smartwhale.balance.services.AnswerCache;
import ai.smartwhale.balance.services.Balance;
import ai.smartwhale.balance.services.BalanceListener;
import ai.smartwhale.balance.services.BalanceMetrics;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.commons.monitoring.MetricsSampler;
import ai.smartwhale.commons.monitoring.dashboard.DashboardGenerator;
import ai.smartwhale.commons.monitoring.export.MetricsExporter;
import ai.smartwhale.commons.monitoring.health.HealthCheckSpec;
import ai.smartwhale.commons.monitoring.health.HealthChecker;
import ai.smartwhale.commons.monitoring.health.HealthChecks;
import ai.smartwhale.commons.monitoring.health.HealthGroup;
import ai.smartwhale.commons.monitoring.health.HealthReporter;
import ai.smartwhale.commons.monitoring.http.MonitoringServer;
import ai.smartwhale.commons.monitoring.http.MonitoringServerConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The metrics and the health of one Balance, for others to read over HTTP. */
final class Monitoring implements AutoCloseable {

    private static final Duration SAMPLING = Duration.ofSeconds(1);
    private static final double HIGH_MEMORY = 0.9;
    private static final double FULL_MEMORY = 0.98;
    private static final long ENOUGH_DISK = 1L << 30;
    private static final long LEAST_DISK = 100L << 20;

    private final MetricsCollector collector = MetricsCollector.create();
    private final BalanceMetrics metrics;
    private final HealthChecker checker;
    private final MonitoringServer server;
    private final CommonsExecutors executors;
    private final MetricsSampler sampler;
    private volatile Optional<Balance> watched = Optional.empty();

    private Monitoring(int port) throws IOException {
        metrics = BalanceMetrics.create(collector, "replay");
        checker = HealthChecker.builder()
                .check(HealthCheckSpec.of("kafka", HealthChecks.roundTrip(this::askKafka)))
                .check(HealthCheckSpec.builder(
                                "disk", HealthChecks.disk(Path.of("").toAbsolutePath(), ENOUGH_DISK, LEAST_DISK))
                        .critical(false)
                        .build())
                .check(HealthCheckSpec.builder("memory", HealthChecks.memory(HIGH_MEMORY, FULL_MEMORY))
                        .groups(HealthGroup.LIVENESS, HealthGroup.READINESS)
                        .critical(false)
                        .build())
                .build();
        HealthReporter reporter = HealthReporter.create(checker, "balance-replay");
        // As long as the checker, which is as long as the collector: nobody takes it away.
        var unused = reporter.showIn(collector);
        MetricsExporter exporter = MetricsExporter.create(collector);
        server = MonitoringServer.builder()
                .metrics(exporter)
                .dashboard(DashboardGenerator.create(collector, exporter), "Balance replay")
                .health(checker, reporter)
                .config(MonitoringServerConfig.onLoopback(port))
                .start();
        executors = CommonsExecutors.create("balance-metrics", 1);
        sampler = MetricsSampler.start(collector, SAMPLING, executors);
    }

    static Monitoring start(int port) throws IOException {
        return new Monitoring(port);
    }

    private CompletableFuture<?> askKafka() {
        return watched.<CompletableFuture<?>>map(
                        balance -> balance.kafkaService().listTopics())
                .orElseGet(() -> CompletableFuture.failedFuture(new IllegalStateException("not started yet")));
    }

    /** What the instance is to be built with. */
    BalanceListener listener() {
        return metrics;
    }

    /** Where the metrics are collected. */
    MetricsCollector collector() {
        return collector;
    }

    void watch(Balance balance, Optional<AnswerCache> cache) {
        // One that is monitored shows its counts itself.
        if (balance.monitoring().isEmpty()) {
            metrics.watch(balance);
            cache.ifPresent(metrics::watch);
        }
        watched = Optional.of(balance);
    }

    /** Where the metrics are. */
    URI address() {
        return server.uri("/metrics");
    }

    @Override
    public void close() {
        server.close();
        sampler.close();
        executors.close();
        checker.close();
        metrics.close();
    }
}
