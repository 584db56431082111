// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import ai.smartwhale.balance.monitoring.alerts.Alert;
import ai.smartwhale.balance.monitoring.alerts.AlertDetector;
import ai.smartwhale.balance.monitoring.alerts.Classification;
import ai.smartwhale.balance.monitoring.alerts.NotificationManager;
import ai.smartwhale.balance.monitoring.metrics.PerformanceMetrics;
import ai.smartwhale.balance.monitoring.metrics.QualityMetrics;
import ai.smartwhale.balance.monitoring.metrics.ResourceMetrics;
import ai.smartwhale.balance.monitoring.reporting.DashboardManager;
import ai.smartwhale.balance.monitoring.reporting.ReportGenerator;
import ai.smartwhale.balance.monitoring.reporting.TrendAnalyzer;
import ai.smartwhale.balance.monitoring.reporting.http.AlertActions;
import ai.smartwhale.balance.monitoring.reporting.http.DashboardServer;
import ai.smartwhale.balance.monitoring.reporting.http.DashboardServerConfig;
import ai.smartwhale.balance.monitoring.reporting.model.Report;
import ai.smartwhale.balance.monitoring.reporting.model.ReportLanguage;
import ai.smartwhale.balance.monitoring.reporting.model.ReportRequest;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.commons.monitoring.export.MetricsExporter;
import ai.smartwhale.commons.monitoring.http.MonitoringServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The view of the host. */
final class ObservedBalance implements BalanceMonitoring {

    private static final Logger LOG = LoggerFactory.getLogger(BalanceMonitoring.class);
    private static final Duration SHORTEST_REPORT = Duration.ofMinutes(1);
    private static final int FORECAST_PART = 8;

    private final MonitoringConfig config;
    private final Views views;
    private final AlertDesk desk;
    private final AlertWishes wishes;
    private final DashboardManager manager;
    private final InstantSource clock;
    private final ReportGenerator reports;
    private volatile Optional<DashboardServer> server = Optional.empty();

    ObservedBalance(
            MonitoringConfig config,
            MonitoredBalance balance,
            Views views,
            History history,
            AlertDesk desk,
            AlertWishes wishes,
            DashboardManager manager,
            InstantSource clock) {
        this.config = config;
        this.views = views;
        this.desk = desk;
        this.wishes = wishes;
        this.manager = manager;
        this.clock = clock;
        reports = ReportGenerator.create(
                config.reports(),
                TrendAnalyzer.create(),
                List.of(
                        new TrafficSection(balance, views, history),
                        new AlertSection(desk),
                        new QualitySection(views, history),
                        new ResourceSection(views, history)),
                clock);
    }

    /** Begins to listen where that is wanted. */
    void serve() {
        config.server().ifPresent(this::serve);
    }

    private void serve(DashboardServerConfig where) {
        try {
            server = Optional.of(DashboardServer.builder(manager)
                    .config(where)
                    .actions(wishes)
                    .beside(MonitoringServer.builder().metrics(MetricsExporter.create(views.collector)))
                    .start());
        } catch (IOException | RuntimeException e) {
            LOG.warn("the dashboard cannot listen on {}", where.listening().address(), e);
        }
    }

    @Override
    public MetricsCollector collector() {
        return views.collector;
    }

    @Override
    public PerformanceMetrics performance() {
        return views.performance;
    }

    @Override
    public QualityMetrics quality() {
        return views.quality;
    }

    @Override
    public ResourceMetrics resources() {
        return views.resources;
    }

    @Override
    public List<Classification> alerts() {
        return desk.active();
    }

    @Override
    public List<Alert> endedAlerts(Duration past) {
        InvalidValueException.requirePositive("past", past);
        return desk.journal().since(clock.instant().minus(past), Integer.MAX_VALUE);
    }

    @Override
    public AlertDetector detector() {
        return desk.detector();
    }

    @Override
    public NotificationManager notifications() {
        return desk.manager();
    }

    @Override
    public AlertActions actions() {
        return wishes;
    }

    @Override
    public DashboardManager dashboard() {
        return manager;
    }

    @Override
    public Optional<URI> page() {
        return server.map(DashboardServer::pageWithToken);
    }

    @Override
    public ReportGenerator reports() {
        return reports;
    }

    @Override
    public Report report(String title, Duration past, ReportLanguage language) {
        InvalidValueException.requirePositive("past", past);
        if (past.compareTo(SHORTEST_REPORT) < 0) {
            throw new InvalidValueException("past", past, "a minute or more");
        }
        Instant now = clock.instant();
        Duration horizon = past.dividedBy(FORECAST_PART);
        return reports.generateReport(
                new ReportRequest(title, language, ZoneId.systemDefault(), now.minus(past), now, horizon));
    }

    void close() {
        Optional<DashboardServer> listening = server;
        server = Optional.empty();
        listening.ifPresent(DashboardServer::close);
    }
}
