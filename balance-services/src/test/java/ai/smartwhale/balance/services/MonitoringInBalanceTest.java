// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.balance.monitoring.alerts.Levels;
import ai.smartwhale.balance.monitoring.alerts.RuleTerms;
import ai.smartwhale.balance.monitoring.alerts.SeriesSelector;
import ai.smartwhale.balance.monitoring.alerts.Severity;
import ai.smartwhale.balance.monitoring.alerts.Side;
import ai.smartwhale.balance.monitoring.alerts.ThresholdRule;
import ai.smartwhale.balance.monitoring.alerts.notification.DeliveryOutcome;
import ai.smartwhale.balance.monitoring.alerts.notification.GroupTiming;
import ai.smartwhale.balance.monitoring.alerts.notification.Notification;
import ai.smartwhale.balance.monitoring.alerts.notification.NotificationChannel;
import ai.smartwhale.balance.monitoring.reporting.dashboard.ModelView;
import ai.smartwhale.balance.monitoring.reporting.http.DashboardServerConfig;
import ai.smartwhale.balance.services.monitoring.AlertingConfig;
import ai.smartwhale.balance.services.monitoring.BalanceMonitoring;
import ai.smartwhale.balance.services.monitoring.MonitoringConfig;
import ai.smartwhale.commons.monitoring.http.MonitoringServerConfig;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessagingConstants;
import ai.smartwhale.testkit.EmbeddedKafka;
import ai.smartwhale.testkit.EmbeddedKafkaExtension;
import ai.smartwhale.testkit.StandInDataService;
import ai.smartwhale.testkit.TestTopics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A Balance that is watched, on a real broker with a Data service that comes and goes. */
@ExtendWith(EmbeddedKafkaExtension.class)
class MonitoringInBalanceTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration TICK = Duration.ofMillis(100);

    private final String model = TestTopics.unique("watched");
    private final Sent sent = new Sent();
    private final HttpClient client = HttpClient.newHttpClient();
    private KafkaService kafka;
    private String servers;

    @BeforeEach
    void connect(EmbeddedKafka broker) {
        servers = broker.bootstrapServers();
        kafka = KafkaService.create(KafkaConfig.of(servers));
        kafka.connect();
    }

    @AfterEach
    void disconnect() {
        kafka.close();
    }

    /** A channel that keeps what it is given. */
    private static final class Sent implements NotificationChannel {
        private final List<Notification> all = new CopyOnWriteArrayList<>();

        @Override
        public String name() {
            return "test";
        }

        @Override
        public CompletionStage<DeliveryOutcome> deliver(Notification notification) {
            all.add(notification);
            return CompletableFuture.completedFuture(DeliveryOutcome.DELIVERED);
        }

        long about(String alert, boolean firing) {
            return all.stream()
                    .filter(message -> message.groupLabels().value("alertname").equals(alert))
                    .filter(message -> message.isFiring() == firing)
                    .count();
        }
    }

    /** Half a second of silence is enough, and repeats come every few ticks. */
    private MonitoringConfig.Builder quick() {
        ThresholdRule silent = new ThresholdRule(
                RuleTerms.of("DataServiceSilent", Severity.CRITICAL),
                SeriesSelector.of("balance_data_service_unanswered_seconds"),
                new Levels(Side.ABOVE, 0.5, 0.1));
        return MonitoringConfig.builder()
                .every(TICK, TICK)
                .alerting(AlertingConfig.builder()
                        .rule(silent)
                        .timing(new GroupTiming(Duration.ZERO, TICK, Duration.ofMillis(300)))
                        .channel(sent)
                        .build());
    }

    private BalanceBuilder builder(String instance) {
        return Balance.builder()
                .bootstrapServers(servers)
                .config(BalanceConfig.builder()
                        .instanceId(instance)
                        .serveModelRequests(false)
                        .build());
    }

    private StandInDataService dataService() {
        StandInDataService service = StandInDataService.builder(kafka).build();
        service.start();
        return service;
    }

    private DataQuery query(String what) {
        return DataQuery.builder(model)
                .query(what)
                .source(DataSource.DATABASE)
                .timeout(LONG)
                .build();
    }

    private HttpResponse<String> get(URI page, String path) throws IOException, InterruptedException {
        return client.send(request(page, path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(URI page, String path) {
        String token = page.getFragment().substring("token=".length());
        return HttpRequest.newBuilder(page.resolve(path)).timeout(LONG).header("Authorization", "Bearer " + token);
    }

    private static <T> T get(CompletableFuture<T> future) {
        return future.orTimeout(LONG.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static void awaitSteps(BalanceMonitoring monitoring, int steps) {
        long until = monitoring.dashboard().getDashboardSnapshot().sequence() + steps;
        await().atMost(LONG)
                .until(() -> monitoring.dashboard().getDashboardSnapshot().sequence() >= until);
    }

    @Test
    void anOutageOfTheDataServiceIsToldShownAcknowledgedAndOver() throws Exception {
        String instance = TestTopics.unique("outage");
        try (Inbox events = new Inbox(kafka, MessagingConstants.BALANCE_EVENTS);
                Balance balance = builder(instance)
                        .monitoring(quick().build())
                        .dashboard(DashboardServerConfig.withDefaults())
                        .build()) {
            balance.start();
            BalanceMonitoring monitoring = balance.monitoring().orElseThrow();
            URI page = monitoring.page().orElseThrow();
            CompletableFuture<?> waiting = balance.request(query("symbol=He"));

            await().atMost(LONG).until(() -> sent.about("DataServiceSilent", true) > 0);
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(events.messages())
                            .anySatisfy(message -> assertThat(message.text())
                                    .startsWith("{\"event_type\":\"alert\"")
                                    .contains("DataServiceSilent", "\"firing\"", instance)));
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(get(page, "/api/snapshot").body())
                            .contains("DataServiceSilent", "\"inFlight\":1"));

            String id = monitoring.dashboard().getDashboardSnapshot().alerts().stream()
                    .filter(alert -> alert.summary().startsWith("DataServiceSilent"))
                    .findFirst()
                    .orElseThrow()
                    .id();
            HttpResponse<String> done = client.send(
                    request(page, "/api/alerts/acknowledge")
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString("{\"id\":\"" + id + "\",\"by\":\"ada\"}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
            awaitSteps(monitoring, 3);
            long told = sent.about("DataServiceSilent", true);
            awaitSteps(monitoring, 20);
            assertThat(sent.about("DataServiceSilent", true)).isEqualTo(told);
            assertThat(get(page, "/api/snapshot").body()).contains("ACKNOWLEDGED");

            try (StandInDataService back = dataService()) {
                get(waiting);
                await().atMost(LONG).until(() -> sent.about("DataServiceSilent", false) > 0);
                await().atMost(LONG)
                        .until(() -> monitoring.alerts().stream()
                                .noneMatch(meaning -> meaning.alert().rule().equals("DataServiceSilent")));
                await().atMost(LONG)
                        .untilAsserted(() -> assertThat(monitoring
                                        .dashboard()
                                        .getDashboardSnapshot()
                                        .models())
                                .extracting(ModelView::modelId)
                                .contains(model));
                await().atMost(LONG).until(() -> !back.statistics().answered().isEmpty());
            }
            assertThat(get(page, "/metrics").body())
                    .contains("balance_model_requests_total{balance=\"" + instance + "\",model=\"" + model + "\"} 1");
        }
    }

    @Test
    void nothingIsWatchedUnlessItIsAskedFor() {
        String instance = TestTopics.unique("plain");
        try (StandInDataService data = dataService();
                Balance balance = builder(instance).build()) {
            balance.start();
            get(balance.request(query("symbol=He")));
            await().atMost(LONG).until(() -> !data.statistics().answered().isEmpty());
            assertThat(balance.monitoring()).isEmpty();
        }
    }

    @Test
    void nothingBeginsBeforeTheStartAndNothingIsLeftAfterTheClose() throws Exception {
        String instance = TestTopics.unique("short");
        Set<String> before = threads();
        Balance balance = builder(instance)
                .monitoring(quick().build())
                .dashboard(DashboardServerConfig.withDefaults())
                .build();
        assertThat(balance.monitoring().orElseThrow().page()).isEmpty();
        assertThat(before).containsAll(threads());
        balance.start();
        BalanceMonitoring monitoring = balance.monitoring().orElseThrow();
        URI page = monitoring.page().orElseThrow();
        awaitSteps(monitoring, 2);
        assertThat(get(page, "/api/snapshot").statusCode()).isEqualTo(200);
        assertThat(balance.close(Duration.ofSeconds(20))).isTrue();
        assertThatThrownBy(() -> get(page, "/api/snapshot")).isInstanceOf(IOException.class);
        await().atMost(LONG).untilAsserted(() -> assertThat(before).containsAll(threads()));
        assertThat(monitoring.page()).isEmpty();
        assertThat(monitoring.dashboard().isClosed()).isTrue();
    }

    /** All but those of the test's own tools. */
    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains("smartwhale") || name.contains("HTTP") || name.contains("monitoring"))
                .filter(name -> !name.startsWith("smartwhale-messaging"))
                .collect(Collectors.toSet());
    }

    @Test
    void twoInOneJvmSeeTheirOwn() {
        try (StandInDataService data = dataService();
                Balance one = builder(TestTopics.unique("one"))
                        .monitoring(quick().build())
                        .build();
                Balance two = builder(TestTopics.unique("two"))
                        .monitoring(quick().build())
                        .build()) {
            one.start();
            two.start();
            get(one.request(query("symbol=He")));
            BalanceMonitoring first = one.monitoring().orElseThrow();
            BalanceMonitoring second = two.monitoring().orElseThrow();
            await().atMost(LONG)
                    .until(() ->
                            !first.dashboard().getDashboardSnapshot().models().isEmpty());
            awaitSteps(second, 3);
            assertThat(second.dashboard().getDashboardSnapshot().models()).isEmpty();
            await().atMost(LONG).until(() -> !data.statistics().answered().isEmpty());
        }
    }

    @Test
    void aPortThatIsTakenAndAChannelThatThrowsHurtNoRequest() throws IOException {
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
        ThresholdRule always = new ThresholdRule(
                RuleTerms.of("Always", Severity.WARNING),
                SeriesSelector.of("balance_queue_fill_ratio"),
                new Levels(Side.BELOW, 2, 2));
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                StandInDataService data = dataService();
                Balance balance = builder(TestTopics.unique("unlucky"))
                        .monitoring(quick().alerting(AlertingConfig.builder()
                                        .rule(always)
                                        .timing(new GroupTiming(Duration.ZERO, TICK, TICK))
                                        .channel(broken)
                                        .channel(sent)
                                        .build())
                                .build())
                        .dashboard(DashboardServerConfig.withDefaults()
                                .withListening(MonitoringServerConfig.onLoopback(taken.getLocalPort())))
                        .build()) {
            balance.start();
            assertThat(balance.monitoring().orElseThrow().page()).isEmpty();
            await().atMost(LONG).until(() -> sent.about("Always", true) > 0);
            for (int i = 0; i < 20; i++) {
                assertThat(get(balance.request(query("symbol=He"))).payload().data())
                        .isPresent();
            }
            await().atMost(LONG).until(() -> !data.statistics().answered().isEmpty());
        }
    }
}
