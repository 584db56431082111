// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.monitoring.reporting.http.DashboardServerConfig;
import ai.smartwhale.balance.monitoring.reporting.model.ExportFormat;
import ai.smartwhale.balance.monitoring.reporting.model.Report;
import ai.smartwhale.balance.monitoring.reporting.model.ReportLanguage;
import ai.smartwhale.balance.quality.control.response.ResponseQuality;
import ai.smartwhale.balance.services.config.BalanceSettings;
import ai.smartwhale.balance.services.federation.FederationConfig;
import ai.smartwhale.balance.services.federation.SummaryConfig;
import ai.smartwhale.balance.services.loop.Decision;
import ai.smartwhale.balance.services.loop.LoopConfig;
import ai.smartwhale.balance.services.loop.LoopMode;
import ai.smartwhale.balance.services.monitoring.BalanceMonitoring;
import ai.smartwhale.balance.services.monitoring.MonitoringConfig;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.commons.security.SecurityAudit;
import ai.smartwhale.commons.security.access.AccessConfig;
import ai.smartwhale.commons.security.access.AccessControl;
import ai.smartwhale.commons.security.access.RbacPolicy;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessagingResources;
import ai.smartwhale.messaging.Priority;
import ai.smartwhale.messaging.TopicManager;
import ai.smartwhale.messaging.memory.InMemoryKafka;
import ai.smartwhale.testkit.EmbeddedKafka;
import ai.smartwhale.testkit.Latency;
import ai.smartwhale.testkit.StandInDataService;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the pages in {@code docs} show; {@link DocsTest} compares, and runs what needs nothing outside. */
final class DocsSnippets {

    final ConcurrentLinkedQueue<Optional<Object>> used = new ConcurrentLinkedQueue<>();
    private final Logger log = LoggerFactory.getLogger(DocsSnippets.class);

    void fiveLines() {
        try (Balance balance =
                Balance.builder().bootstrapServers("localhost:9092").build()) {
            balance.start();
            DataResponse answer =
                    balance.request(DataQuery.of("sentiment", "blue whale")).join();
            use(answer.payload().data());
        }
    }

    void settings() throws IOException {
        BalanceSettings settings = BalanceSettings.read(Path.of("balance.yaml"));
        Balance balance = Balance.builder().settings(settings).build();
        balance.start();
        log.info("settings in force:\n{}", balance.settings().explain());
    }

    void settingsClosed() throws IOException {
        BalanceSettings settings = BalanceSettings.read(Path.of("balance.yaml"));
        try (Balance balance = Balance.builder().settings(settings).build()) {
            balance.start();
            log.info("settings in force:\n{}", balance.settings().explain());
        }
    }

    Balance executor(String brokers, Executor executor) {
        Balance balance = Balance.builder()
                .bootstrapServers(brokers)
                .resources(MessagingResources.DEFAULT.withExecutor(executor))
                .build();
        return balance;
    }

    void cache(String brokers) {
        try (AnswerCache cache =
                        AnswerCache.builder().ttl(Duration.ofMinutes(5)).build();
                Balance balance = Balance.builder()
                        .bootstrapServers(brokers)
                        .answerCache(cache)
                        .build()) {
            balance.start();
            use(balance.request(DataQuery.of("sentiment", "blue whale"))
                    .join()
                    .payload()
                    .data());
            cache.manager()
                    .invalidation()
                    .patternInvalidate("auto", "*blue whale*")
                    .join();
        }
    }

    Balance quality(String brokers, Executor executor) {
        ResponseQuality quality = ResponseQuality.withDefaults(executor);
        Balance balance = Balance.builder()
                .bootstrapServers(brokers)
                .responseQuality(quality)
                .build();
        return balance;
    }

    void monitoring(String brokers) {
        MetricsCollector collector = MetricsCollector.create();
        BalanceMetrics metrics = BalanceMetrics.create(collector, "host-1");
        Balance balance =
                Balance.builder().bootstrapServers(brokers).listener(metrics).build();
        metrics.watch(balance);
        balance.start();
    }

    void operating() throws IOException {
        try (Balance balance = Balance.builder()
                .bootstrapServers("localhost:9092")
                .monitoring(MonitoringConfig.defaults())
                .dashboard(DashboardServerConfig.withDefaults())
                .build()) {
            balance.start();
            BalanceMonitoring monitoring = balance.monitoring().orElseThrow();
            show(monitoring.page().orElseThrow()); // with the token in it: to whoever may see everything
            Report week = monitoring.report("Today", Duration.ofHours(24), ReportLanguage.ENGLISH);
            monitoring.reports().exportReport(week, ExportFormat.HTML, System.out);
        }
    }

    Balance several(String brokers, String redisAddress) {
        FederationConfig together = FederationConfig.of(redisAddress)
                .withSummaries(SummaryConfig.defaults().withTotalInFlight(10_000));
        Balance balance =
                Balance.builder().bootstrapServers(brokers).federation(together).build();
        balance.start();
        log.info(
                "{} others, {} joined",
                balance.federation().board().instances(),
                balance.federation().joins().joined());
        return balance;
    }

    Balance loop(String brokers) {
        Balance balance = Balance.builder()
                .bootstrapServers(brokers)
                .objective(Priority.HIGH, Duration.ofMillis(300))
                .loop(LoopConfig.builder().mode(LoopMode.ADVICE).build())
                .build();
        balance.start();
        for (Decision decision : balance.decisions()) {
            log.info("{} from {} to {}: {}", decision.knob(), decision.from(), decision.to(), decision.reason());
        }
        return balance;
    }

    Balance secure(String brokers, byte[] policy, SecurityAudit audit) {
        AccessControl access = AccessControl.create(
                RbacPolicy.fromJson(policy), AccessConfig.defaults(), audit, InstantSource.system());
        Balance balance = Balance.builder()
                .bootstrapServers(brokers)
                .principal("host-1")
                .accessPolicy(AccessPolicy.byPermissions(access.permissions()))
                .securityAudit(audit)
                .build();
        return balance;
    }

    void testYourHost() {
        try (EmbeddedKafka broker = EmbeddedKafka.start();
                KafkaService kafka = KafkaService.create(KafkaConfig.of(broker.bootstrapServers()))) {
            kafka.connect();
            TopicManager.create(kafka).initializeAllTopics().join();
            try (StandInDataService data = StandInDataService.builder(kafka)
                            .latency(Latency.logNormal(Duration.ofMillis(20), Duration.ofMillis(200)))
                            .errorRate(0.01)
                            .duplicateRate(0.05)
                            .start();
                    Balance balance = Balance.builder()
                            .bootstrapServers(broker.bootstrapServers())
                            .build()) {
                balance.start();
                DataQuery query = DataQuery.builder("sentiment")
                        .query("Blue whale")
                        .source(DataSource.WIKI)
                        .parameter("language", "en")
                        .build();
                use(balance.request(query).join().payload().data());
                log.info("asked {} times", data.statistics().received());
            }
        }
    }

    void inMemory() {
        try (InMemoryKafka kafka = InMemoryKafka.create();
                Balance balance =
                        Balance.builder().kafkaService(kafka.newService()).build()) {
            balance.start();
            balance.registerModel("sentiment").join();
        }
    }

    CompletableFuture<Void> migrated(Balance balance) {
        DataQuery query = DataQuery.builder("sentiment")
                .query("نهنگ")
                .source(DataSource.WIKI)
                .priority(Priority.HIGH)
                .build();
        CompletableFuture<Void> handled = balance.request(query).thenAccept(this::handle);
        return handled;
    }

    CompletableFuture<RequestTicket> withTicket(Balance balance, DataQuery query) {
        RequestHandle request = balance.submit(query);
        CompletableFuture<Void> handled = request.response().thenAccept(this::handle);
        CompletableFuture<RequestTicket> ticket = request.ticket();
        handled.join();
        return ticket;
    }

    private void handle(DataResponse response) {
        use(response.payload().data());
    }

    private void show(URI page) {
        used.add(Optional.of(page));
    }

    private void use(Optional<Object> data) {
        used.add(data);
    }
}
