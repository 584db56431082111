// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.balance.monitoring.alerts.config.ConfigProblemsException;
import ai.smartwhale.balance.monitoring.alerts.notification.DeliveryOutcome;
import ai.smartwhale.balance.monitoring.alerts.notification.GroupTiming;
import ai.smartwhale.balance.monitoring.alerts.notification.Notification;
import ai.smartwhale.balance.monitoring.alerts.notification.NotificationChannel;
import ai.smartwhale.balance.monitoring.metrics.ResourceReading;
import ai.smartwhale.balance.monitoring.reporting.DashboardManager;
import ai.smartwhale.balance.monitoring.reporting.dashboard.AlertPhase;
import ai.smartwhale.balance.monitoring.reporting.dashboard.AlertView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.DecisionPhase;
import ai.smartwhale.balance.monitoring.reporting.dashboard.ModelView;
import ai.smartwhale.balance.monitoring.reporting.http.AlertActionOutcome;
import ai.smartwhale.balance.monitoring.reporting.http.DashboardServerConfig;
import ai.smartwhale.balance.monitoring.reporting.model.ExportFormat;
import ai.smartwhale.balance.monitoring.reporting.model.Report;
import ai.smartwhale.balance.monitoring.reporting.model.ReportLanguage;
import ai.smartwhale.balance.services.loop.Decision;
import ai.smartwhale.balance.services.loop.DecisionState;
import ai.smartwhale.balance.services.loop.LoopMeasure;
import ai.smartwhale.balance.services.loop.LoopSituation;
import ai.smartwhale.balance.services.loop.MeasuredEffect;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.concurrent.Ticker;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.commons.monitoring.MetricsCollectorConfig;
import ai.smartwhale.commons.monitoring.export.MetricsExporter;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.ErrorCode;
import ai.smartwhale.messaging.MessageSchemas;
import ai.smartwhale.messaging.Priority;
import ai.smartwhale.messaging.RequestPayload;
import ai.smartwhale.messaging.ResponsePayload;
import ai.smartwhale.messaging.ResponseStatus;
import ai.smartwhale.testkit.FakeClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One observer in virtual time: a second for each step. */
class BalanceObserverTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String HOSTILE = "<script>alert('x')</script>\"\n\u202e{}";

    private final FakeClock clock = FakeClock.at(Instant.parse("2026-03-01T10:00:00Z"));
    private final FakeBalance balance = new FakeBalance();
    private final Sent sent = new Sent();

    /** A channel that keeps what it is given. */
    private static final class Sent implements NotificationChannel {
        private final List<Notification> all = new ArrayList<>();

        @Override
        public String name() {
            return "test";
        }

        @Override
        public CompletionStage<DeliveryOutcome> deliver(Notification notification) {
            all.add(notification);
            return CompletableFuture.completedFuture(DeliveryOutcome.DELIVERED);
        }
    }

    private MonitoringConfig.Builder config() {
        return MonitoringConfig.builder()
                .every(SECOND, SECOND)
                .resources(() -> List.of(new ResourceReading("heap", 1, OptionalDouble.of(4))))
                .alerting(AlertingConfig.builder()
                        .timing(new GroupTiming(Duration.ZERO, SECOND.multipliedBy(5), Duration.ofMinutes(1)))
                        .channel(sent)
                        .build());
    }

    private MetricsCollector collector() {
        return MetricsCollector.create(MetricsCollectorConfig.defaults(), clock, Ticker.system());
    }

    private BalanceObserver observer() {
        return BalanceObserver.create(config().build(), balance, clock);
    }

    private void steps(BalanceObserver observer, int seconds) {
        for (int i = 0; i < seconds; i++) {
            clock.advance(SECOND);
            observer.step();
        }
    }

    private static DataRequest request(String model, Priority priority) {
        return MessageSchemas.createDataRequest(
                model, RequestPayload.builder(model).build(), priority, java.time.Clock.systemUTC());
    }

    private void answers(BalanceObserver observer, String model, Priority priority, ResponseStatus status, int count) {
        DataRequest request = request(model, priority);
        ResponsePayload.Builder payload = ResponsePayload.builder(
                request.payload().operation(), status, request.payload().dataType());
        if (status == ResponseStatus.ERROR) {
            payload.errorCode(ErrorCode.SOURCE_UNAVAILABLE).errorMessage("down");
        }
        for (int i = 0; i < count; i++) {
            observer.answered(
                    request,
                    MessageSchemas.createDataResponse(request, payload.build(), java.time.Clock.systemUTC()),
                    Duration.ofMillis(40));
        }
    }

    private static String page(BalanceObserver observer) {
        return new String(
                MetricsExporter.create(observer.monitoring().collector())
                        .export(ai.smartwhale.commons.monitoring.export.ExportFormat.PROMETHEUS),
                StandardCharsets.UTF_8);
    }

    private static List<String> rules(BalanceObserver observer) {
        return observer.monitoring().alerts().stream()
                .map(meaning -> meaning.alert().rule())
                .toList();
    }

    @Test
    void aDataServiceThatDoesNotAnswerIsToldOnceUntilItDoes() {
        BalanceObserver observer = observer();
        balance.traffic = FakeBalance.counts(10, 10, 0);
        steps(observer, 2);
        balance.traffic = FakeBalance.counts(15, 10, 5);
        steps(observer, 29);
        assertThat(rules(observer)).isEmpty();
        steps(observer, 3);
        assertThat(rules(observer)).containsExactly("DataServiceSilent");
        // The deadline of all requests passes, which is no answer.
        balance.traffic = new TrafficCounts(15, 10, 0, 0, 5, 0, 0, 0);
        steps(observer, 20);
        assertThat(rules(observer)).contains("DataServiceSilent");
        assertThat(sent.all).hasSize(1);
        assertThat(sent.all.get(0).firing().get(0).annotations().get("summary"))
                .contains("does not answer", "./balance doctor");
        balance.traffic = new TrafficCounts(16, 11, 0, 0, 5, 0, 0, 0);
        steps(observer, 10);
        assertThat(rules(observer)).doesNotContain("DataServiceSilent");
        assertThat(sent.all).hasSize(2);
        assertThat(sent.all.get(1).isFiring()).isFalse();
        assertThat(observer.monitoring().endedAlerts(Duration.ofMinutes(5)))
                .extracting("rule")
                .containsExactly("DataServiceSilent");
    }

    @Test
    void whoAcknowledgesEndsRepeatsEvenBeforeTheFirstMessage() {
        BalanceObserver observer = BalanceObserver.create(
                config().alerting(AlertingConfig.builder()
                                .timing(new GroupTiming(
                                        Duration.ofSeconds(30), Duration.ofSeconds(31), Duration.ofMinutes(1)))
                                .channel(sent)
                                .build())
                        .build(),
                balance,
                clock);
        balance.queued = 95;
        steps(observer, 40);
        AlertView shown = onlyAlert(observer);
        assertThat(shown.phase()).isEqualTo(AlertPhase.FIRING);
        assertThat(sent.all).isEmpty();
        assertThat(observer.monitoring().actions().acknowledge(shown.id(), "ada"))
                .isEqualTo(AlertActionOutcome.DONE);
        steps(observer, 1);
        assertThat(onlyAlert(observer).phase()).isEqualTo(AlertPhase.ACKNOWLEDGED);
        steps(observer, 600);
        assertThat(sent.all).hasSize(1);
        assertThat(onlyAlert(observer).phase()).isEqualTo(AlertPhase.ACKNOWLEDGED);
        assertThat(observer.monitoring().actions().acknowledge("nobody", "ada"))
                .isEqualTo(AlertActionOutcome.UNKNOWN_ALERT);
    }

    @Test
    void anAlertThatNobodyTakesIsRepeatedAndASilencedOneIsNot() {
        BalanceObserver observer = observer();
        balance.queued = 95;
        steps(observer, 200);
        assertThat(sent.all).hasSizeGreaterThan(2);
        int before = sent.all.size();
        AlertView shown = onlyAlert(observer);
        assertThat(observer.monitoring().actions().silence(shown.id(), Duration.ofMinutes(10), "ada", "known"))
                .isEqualTo(AlertActionOutcome.DONE);
        steps(observer, 300);
        assertThat(sent.all).hasSize(before);
        assertThat(onlyAlert(observer).phase()).isEqualTo(AlertPhase.SILENCED);
        steps(observer, 400);
        assertThat(sent.all).hasSizeGreaterThan(before);
        assertThat(onlyAlert(observer).phase()).isEqualTo(AlertPhase.FIRING);
    }

    private static AlertView onlyAlert(BalanceObserver observer) {
        List<AlertView> alerts =
                observer.monitoring().dashboard().getDashboardSnapshot().alerts();
        assertThat(alerts).hasSize(1);
        return alerts.get(0);
    }

    @Test
    void aPriorityWhoseRequestsFailBurnsItsBudget() {
        BalanceObserver observer = observer();
        for (int i = 0; i < 900; i++) {
            boolean fails = i > 100;
            answers(observer, "m", Priority.HIGH, fails ? ResponseStatus.ERROR : ResponseStatus.SUCCESS, 2);
            answers(observer, "other", Priority.LOW, ResponseStatus.SUCCESS, 2);
            steps(observer, 1);
        }
        assertThat(rules(observer)).contains("ObjectiveMissedHigh", "ModelFailing");
        assertThat(rules(observer)).doesNotContain("ObjectiveMissedLow", "ObjectiveMissedMedium");
        assertThat(observer.monitoring().alerts())
                .allSatisfy(meaning -> assertThat(meaning.action()).isNotBlank());
    }

    @Test
    void questionsWithoutAnAnswerAreNobodysFault() {
        BalanceObserver observer = observer();
        DataRequest request = request("m", Priority.CRITICAL);
        ResponsePayload nothing = ResponsePayload.builder(
                        request.payload().operation(),
                        ResponseStatus.ERROR,
                        request.payload().dataType())
                .errorCode(ErrorCode.NO_DATA_FOUND)
                .errorMessage("none")
                .build();
        for (int i = 0; i < 900; i++) {
            observer.answered(
                    request,
                    MessageSchemas.createDataResponse(request, nothing, java.time.Clock.systemUTC()),
                    Duration.ofMillis(5));
            steps(observer, 1);
        }
        assertThat(rules(observer)).isEmpty();
    }

    @Test
    void hostileNamesOfModelsAreShownAsTheyAreAndBreakNothing() throws IOException {
        // No message can carry such a name, but what counts and shows must not rely on that.
        assertThatThrownBy(() -> request(HOSTILE, Priority.MEDIUM)).isInstanceOf(InvalidValueException.class);
        MetricsCollector collector = collector();
        MonitoringConfig config = config().collector(collector).build();
        BalanceObserver observer = BalanceObserver.create(config, balance, clock);
        // What was counted before the first reading cannot be told from what was there for ever.
        steps(observer, 1);
        TrafficMeters meters = new TrafficMeters(collector, "fake", config);
        meters.answered(HOSTILE, Priority.MEDIUM, false, SECOND);
        meters.answered(HOSTILE, Priority.MEDIUM, true, SECOND);
        meters.forwarded("a".repeat(5_000));
        steps(observer, 2);
        List<ModelView> models =
                observer.monitoring().dashboard().getDashboardSnapshot().models();
        assertThat(models).extracting(ModelView::modelId).contains(HOSTILE);
        assertThat(models.stream()
                        .filter(model -> model.modelId().equals(HOSTILE))
                        .findFirst()
                        .orElseThrow()
                        .share())
                .isGreaterThan(0.5);
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        Report report = observer.monitoring().report("r", Duration.ofMinutes(1), ReportLanguage.ENGLISH);
        var unused = observer.monitoring().reports().exportReport(report, ExportFormat.HTML, page);
        assertThat(page.toString(StandardCharsets.UTF_8)).doesNotContain("<script>alert");
        String metrics = page(observer);
        assertThat(metrics).contains("balance_model_requests_total").doesNotContain("x')</script>\"\n");
    }

    @Test
    void decisionsOfTheLoopAreShownAsTheyChange() {
        BalanceObserver observer = observer();
        Decision tried = new Decision(
                5,
                clock.instant(),
                LoopSituation.DANGER,
                "path.reserve",
                "usual answer times",
                0,
                1,
                "too many are late",
                0.2,
                LoopMeasure.ATTAINMENT,
                DecisionState.TRIAL,
                clock.instant(),
                Optional.empty(),
                "");
        balance.decisions = List.of(tried);
        steps(observer, 1);
        DashboardManager dashboard = observer.monitoring().dashboard();
        assertThat(dashboard.getDashboardSnapshot().decisions()).singleElement().satisfies(shown -> {
            assertThat(shown.knob()).isEqualTo("path.reserve");
            assertThat(shown.reason()).isEqualTo("too many are late");
            assertThat(shown.measured()).isEmpty();
            assertThat(shown.phase()).isEqualTo(DecisionPhase.TRIAL);
        });
        long told = dashboard.getDashboardSnapshot().sequence();
        steps(observer, 1);
        assertThat(dashboard.changesSince(told).orElseThrow().content().decisions())
                .as("what is as it was is not told again")
                .isEmpty();

        MeasuredEffect effect = new MeasuredEffect(0.7, 0.95, 0.02, 8, 0, 0.99);
        balance.decisions = List.of(new Decision(
                5,
                clock.instant(),
                LoopSituation.DANGER,
                "path.reserve",
                "usual answer times",
                0,
                1,
                "too many are late",
                0.2,
                LoopMeasure.ATTAINMENT,
                DecisionState.KEPT,
                clock.instant(),
                Optional.of(effect),
                "helped"));
        steps(observer, 1);
        assertThat(dashboard.getDashboardSnapshot().decisions()).singleElement().satisfies(shown -> {
            assertThat(shown.measured()).hasValue(effect.change());
            assertThat(shown.phase()).isEqualTo(DecisionPhase.KEPT);
            assertThat(shown.outcome()).isEqualTo("helped");
        });
    }

    @Test
    void modelsThatGoLeaveNothingBehind() {
        BalanceObserver observer = observer();
        answers(observer, "short", Priority.MEDIUM, ResponseStatus.SUCCESS, 5);
        steps(observer, 2);
        observer.gone("short");
        steps(observer, 2);
        assertThat(observer.monitoring().dashboard().getDashboardSnapshot().models())
                .isEmpty();
        assertThat(page(observer)).doesNotContain("short");
    }

    @Test
    void moreModelsThanAreToldApartCountTogether() {
        BalanceObserver observer =
                BalanceObserver.create(config().mostModels(10).build(), balance, clock);
        for (int i = 0; i < 1_000; i++) {
            answers(observer, "m" + i, Priority.MEDIUM, ResponseStatus.SUCCESS, 1);
        }
        steps(observer, 2);
        assertThat(observer.monitoring().dashboard().getDashboardSnapshot().models())
                .hasSizeLessThanOrEqualTo(11);
    }

    @Test
    void aModelThatAsksOftenIsMissedWhenItIsSilent() {
        BalanceObserver observer = observer();
        for (int i = 0; i < 900; i++) {
            answers(observer, "steady", Priority.MEDIUM, ResponseStatus.SUCCESS, 3);
            if (i % 300 == 0) {
                answers(observer, "rare", Priority.MEDIUM, ResponseStatus.SUCCESS, 1);
            }
            steps(observer, 1);
        }
        steps(observer, 400);
        assertThat(observer.monitoring().alerts())
                .extracting(meaning ->
                        meaning.alert().rule() + meaning.alert().labels().get("model"))
                .containsExactly("ModelSilentsteady");
        answers(observer, "steady", Priority.MEDIUM, ResponseStatus.SUCCESS, 3);
        steps(observer, 3);
        assertThat(rules(observer)).isEmpty();
    }

    @Test
    void twoThatShareACollectorDoNotShareAlerts() {
        MetricsCollector shared = collector();
        FakeBalance calm = new FakeBalance();
        BalanceObserver first =
                BalanceObserver.create(config().collector(shared).name("a").build(), balance, clock);
        BalanceObserver second =
                BalanceObserver.create(config().collector(shared).name("b").build(), calm, clock);
        balance.queued = 100;
        answers(first, "of-a", Priority.MEDIUM, ResponseStatus.SUCCESS, 1);
        for (int i = 0; i < 60; i++) {
            clock.advance(SECOND);
            first.step();
            second.step();
        }
        assertThat(rules(first)).containsExactly("QueueFilling");
        assertThat(rules(second)).isEmpty();
        assertThat(second.monitoring().dashboard().getDashboardSnapshot().models())
                .isEmpty();
    }

    @Test
    void aFileOfAlertsAddsRulesAndTakesTheirPlace(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("alerts.json");
        Files.writeString(file, """
                {"rules": [{"name": "QueueFilling", "kind": "threshold", "on": "balance_queue_fill_ratio",
                            "fire": 0.3, "clear": 0.1, "summary": "Ours."}],
                 "channels": [{"name": "test", "type": "host"}],
                 "receivers": [{"name": "ops", "channels": ["test"]}],
                 "route": {"receiver": "ops", "group_by": ["alertname"]}}
                """);
        AlertingConfig alerting =
                AlertingConfig.builder().channel(sent).file(file).build();
        BalanceObserver observer =
                BalanceObserver.create(config().alerting(alerting).build(), balance, clock);
        assertThatThrownBy(() -> observer.monitoring().notifications()).isInstanceOf(IllegalStateException.class);
        observer.close();

        Files.writeString(file, "{\"rules\": [{\"name\": \"x\", \"kind\": \"nonsense\"}]}");
        assertThatThrownBy(
                        () -> BalanceObserver.create(config().alerting(alerting).build(), balance, clock))
                .isInstanceOf(ConfigProblemsException.class);
        AlertingConfig nowhere =
                AlertingConfig.builder().file(folder.resolve("none")).build();
        assertThatThrownBy(
                        () -> BalanceObserver.create(config().alerting(nowhere).build(), balance, clock))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("none");
    }

    @Test
    void reportsTellTheSameInEveryFormatAndBothLanguages() throws IOException {
        BalanceObserver observer = observer();
        balance.queued = 95;
        for (int i = 0; i < 120; i++) {
            answers(observer, "reader", Priority.MEDIUM, ResponseStatus.SUCCESS, 4);
            steps(observer, 1);
        }
        for (ReportLanguage language : ReportLanguage.values()) {
            Report report = observer.monitoring().report("Week", Duration.ofHours(1), language);
            assertThat(report.sections()).hasSize(4);
            for (ExportFormat format : List.of(ExportFormat.HTML, ExportFormat.CSV, ExportFormat.JSON)) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                var unused = observer.monitoring().reports().exportReport(report, format, out);
                assertThat(out.toString(StandardCharsets.UTF_8)).contains("reader", "QueueFilling");
            }
        }
        assertThatThrownBy(() -> observer.monitoring().report("x", SECOND, ReportLanguage.ENGLISH))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("a minute");
    }

    @Test
    void everyOperatorRuleHasAnActionAndAnEnd() {
        Map<String, String> actions = OperatorAlerts.actions();
        assertThat(OperatorAlerts.rules(MonitoringConfig.defaults().objectives(), SECOND))
                .hasSizeGreaterThan(15)
                .allSatisfy(rule -> assertThat(actions).containsKey(rule.name()));
        assertThat(actions.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        OperatorAlerts.rules(MonitoringConfig.defaults().objectives(), SECOND).stream()
                                .map(rule -> rule.name())
                                .toList());
    }

    @Test
    void aChannelThatThrowsAndAnObserverThatIsClosedHurtNobody() {
        NotificationChannel broken = new NotificationChannel() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public CompletionStage<DeliveryOutcome> deliver(Notification notification) {
                throw new IllegalStateException("on purpose");
            }
        };
        BalanceObserver observer = BalanceObserver.create(
                config().alerting(AlertingConfig.builder()
                                .timing(new GroupTiming(Duration.ZERO, SECOND, Duration.ofMinutes(1)))
                                .channel(broken)
                                .channel(sent)
                                .build())
                        .build(),
                balance,
                clock);
        balance.queued = 95;
        steps(observer, 100);
        assertThat(sent.all).isNotEmpty();
        observer.close();
        observer.close();
        observer.step();
        assertThat(observer.monitoring().page()).isEmpty();
        assertThat(observer.monitoring().alerts()).isNotEmpty();
    }

    @Test
    void whatFiredBeforeARestartIsNotToldAgainAndItsEndIs(@TempDir Path folder) {
        AlertingConfig kept = AlertingConfig.builder()
                .timing(new GroupTiming(Duration.ZERO, SECOND.multipliedBy(5), Duration.ofHours(4)))
                .stateFile(folder.resolve("state"))
                .channel(sent)
                .build();
        try (CommonsExecutors executors = CommonsExecutors.create("restart", 1)) {
            BalanceObserver first =
                    BalanceObserver.create(config().alerting(kept).build(), balance, clock);
            first.start(executors);
            balance.queued = 95;
            steps(first, 40);
            assertThat(sent.all).hasSize(1);
            first.close();

            clock.advance(SECOND);
            BalanceObserver second =
                    BalanceObserver.create(config().alerting(kept).build(), balance, clock);
            second.start(executors);
            steps(second, 20);
            assertThat(rules(second)).containsExactly("QueueFilling");
            assertThat(sent.all).hasSize(1);
            balance.queued = 0;
            steps(second, 60);
            assertThat(rules(second)).isEmpty();
            assertThat(sent.all).hasSize(2);
            assertThat(sent.all.get(1).isFiring()).isFalse();
            second.close();
        }
    }

    @Test
    void whatIsClosedWhileItStartsListensNoMore() {
        AtomicReference<BalanceObserver> known = new AtomicReference<>();
        MonitoringConfig closing = config().resources(() -> {
                    BalanceObserver observer = known.get();
                    if (observer != null) {
                        observer.close();
                    }
                    return List.of(new ResourceReading("heap", 1, OptionalDouble.of(4)));
                })
                .server(DashboardServerConfig.withDefaults())
                .build();
        try (CommonsExecutors executors = CommonsExecutors.create("closing", 1)) {
            BalanceObserver observer = BalanceObserver.create(closing, balance, clock);
            known.set(observer);
            observer.start(executors);
            assertThat(observer.monitoring().page()).isEmpty();

            BalanceObserver closed = BalanceObserver.create(
                    config().server(DashboardServerConfig.withDefaults()).build(), balance, clock);
            closed.close();
            closed.start(executors);
            assertThat(closed.monitoring().page()).isEmpty();
        }
    }
}
