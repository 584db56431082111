// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.monitoring.alerts.AlertDetector;
import ai.smartwhale.balance.monitoring.alerts.AlertDetectorConfig;
import ai.smartwhale.balance.monitoring.alerts.NotificationReceipt;
import ai.smartwhale.balance.monitoring.alerts.SeriesReading;
import ai.smartwhale.balance.monitoring.alerts.SystemSample;
import ai.smartwhale.balance.monitoring.alerts.config.AlertsHost;
import ai.smartwhale.balance.monitoring.alerts.config.FileAlerts;
import ai.smartwhale.balance.monitoring.reporting.DashboardConfig;
import ai.smartwhale.balance.monitoring.reporting.DashboardManager;
import ai.smartwhale.balance.monitoring.reporting.ReportGenerator;
import ai.smartwhale.balance.monitoring.reporting.ReportGeneratorConfig;
import ai.smartwhale.balance.monitoring.reporting.TrendAnalyzer;
import ai.smartwhale.balance.monitoring.reporting.dashboard.DashboardUpdate;
import ai.smartwhale.balance.monitoring.reporting.dashboard.ModelView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.TrafficView;
import ai.smartwhale.balance.monitoring.reporting.http.AlertActionOutcome;
import ai.smartwhale.balance.monitoring.reporting.http.AlertActions;
import ai.smartwhale.balance.monitoring.reporting.http.DashboardServer;
import ai.smartwhale.balance.monitoring.reporting.model.ExportFormat;
import ai.smartwhale.balance.monitoring.reporting.model.Report;
import ai.smartwhale.balance.monitoring.reporting.model.ReportLanguage;
import ai.smartwhale.balance.monitoring.reporting.model.ReportRequest;
import ai.smartwhale.balance.monitoring.reporting.model.ReportSource;
import ai.smartwhale.balance.monitoring.reporting.model.SectionContent;
import ai.smartwhale.balance.monitoring.reporting.trend.TimeSeries;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.monitoring.Labels;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what is compiled and run here. */
class ReadmeTest {

    private static final Path MODULE = Path.of(System.getProperty("smartwhale.root", ".."), "balance-monitoring");
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private static final String RULES = """
            rules:
              - name: ServiceSilent
                kind: threshold
                severity: critical
                on: balance_data_service_unanswered_seconds
                fire: 10
                clear: 1
            channels:
              - {name: log, type: log}
            receivers:
              - {name: team, channels: [log]}
            route:
              receiver: team
              group_by: [alertname, model]
            """;

    @TempDir
    Path folder;

    @Test
    void theDashboardIsServed() throws Exception {
        List<ModelView> models =
                List.of(new ModelView("vision", 1_200, 1, 0.002, Optional.empty(), 12, OptionalDouble.of(0.97)));
        AlertActions actions = new Nobody();
        // dashboard
        DashboardManager dashboard = DashboardManager.create(DashboardConfig.withDefaults());
        try (DashboardServer server =
                DashboardServer.builder(dashboard).actions(actions).start()) {
            URI page = server.pageWithToken(); // for the browser of an operator on this host; do not log it
            dashboard.updateDashboard(DashboardUpdate.builder()
                    .traffic(new TrafficView(1_200, 1_190, 3, 240))
                    .models(models) // what is not told stays as it was
                    .build());
            // end
            assertThat(page.getHost()).isEqualTo("127.0.0.1");
        }
        assertThat(dashboard.getDashboardSnapshot().models()).isEqualTo(models);
    }

    private static final class Nobody implements AlertActions {
        @Override
        public AlertActionOutcome acknowledge(String alertId, String actor) {
            return AlertActionOutcome.UNKNOWN_ALERT;
        }

        @Override
        public AlertActionOutcome silence(String alertId, Duration time, String actor, String reason) {
            return AlertActionOutcome.UNKNOWN_ALERT;
        }
    }

    @Test
    void alertsOfAFileAreFoundAndTold() throws Exception {
        Path file = Files.writeString(folder.resolve("alerts.yaml"), RULES);
        Path state = folder.resolve("alerts-state.json");
        Labels vision = new Labels(List.of("model"), List.of("vision"));
        SystemSample sample = new SystemSample(
                NOW, List.of(new SeriesReading("balance_data_service_unanswered_seconds", vision, 20)));
        CommonsExecutors executors = CommonsExecutors.create("alerts");
        try {
            // alerts
            AlertDetector detector = AlertDetector.create(AlertDetectorConfig.defaults(), List.of());
            AlertsHost host = AlertsHost.of(executors).stateFile(state).rules(detector::replaceRules);
            try (FileAlerts alerts = FileAlerts.open(file, host)) { // and watched: changes hold without losing state
                NotificationReceipt told =
                        alerts.manager().sendNotification(detector.triggerAlerts(detector.detectAnomalies(sample)));
                // end
                assertThat(told.taken()).isEqualTo(1);
                assertThat(detector.activeAlerts()).hasSize(1);
            }
            assertThat(state).exists();
        } finally {
            executors.close();
        }
    }

    @Test
    void aReportIsWritten() throws Exception {
        ReportSource source = new Traffic();
        InstantSource time = InstantSource.fixed(NOW);
        // report
        ReportGenerator reports = ReportGenerator.create(
                ReportGeneratorConfig.DEFAULT.withDirectory(folder), TrendAnalyzer.create(), List.of(source), time);
        Report report = reports.generateReport(
                new ReportRequest( // the last day, and what the next six hours bring
                        "Last day",
                        ReportLanguage.ENGLISH,
                        ZoneOffset.UTC,
                        NOW.minus(Duration.ofDays(1)),
                        NOW,
                        Duration.ofHours(6)));
        reports.exportReport(report, ExportFormat.HTML, "last-day"); // or MARKDOWN, CSV, JSON, PDF: the same numbers
        // end
        assertThat(folder.resolve("last-day.html")).content().contains("Last day");
    }

    /** An hourly wave. */
    private static final class Traffic implements ReportSource {
        @Override
        public String name() {
            return "traffic";
        }

        @Override
        public SectionContent read(ReportRequest request) {
            double[] values = IntStream.range(0, 24)
                    .mapToDouble(hour -> 900 + 300 * Math.sin(hour / 4.0))
                    .toArray();
            TimeSeries series = new TimeSeries("requests", "1/s", request.from(), Duration.ofHours(1), values);
            return new SectionContent("Traffic", List.of(), List.of(), List.of(series));
        }
    }

    @Test
    void theReadmeShowsTheSameLines() throws Exception {
        String source =
                Files.readString(MODULE.resolve("src/test/java/ai/smartwhale/balance/monitoring/ReadmeTest.java"));
        String readme = withoutSpace(Files.readString(MODULE.resolve("README.md")));
        for (String mark : List.of("// dashboard\n", "// alerts\n", "// report\n")) {
            int begin = source.indexOf(mark) + mark.length();
            String shown = source.substring(begin, source.indexOf("// end\n", begin));
            assertThat(readme).contains(withoutSpace("```java" + shown));
        }
        assertThat(readme).contains(withoutSpace("```yaml" + RULES + "```"));
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s+", "");
    }
}
