// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.balance.interfaces.external.MetricsInterface;
import ai.smartwhale.balance.interfaces.external.ReportReceipt;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.monitoring.MetricDefinition;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.MessagingConstants;
import ai.smartwhale.messaging.SubscriptionConfig;
import ai.smartwhale.messaging.TopicManager;
import ai.smartwhale.testkit.TestTopics;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The conformance test of {@link MetricsInterface}. Extend it, and JUnit runs every behaviour. */
public abstract class MetricsInterfaceContract {

    private final MetricsCollector collector = MetricsCollector.create();
    private final String instance = TestTopics.unique("instance");
    private final List<JsonNode> received = new CopyOnWriteArrayList<>();
    private KafkaService service;
    private MetricsInterface metrics;

    /** For subclasses. */
    protected MetricsInterfaceContract() {}

    /**
     * Makes a service that is connected.
     *
     * @return a new service, which is closed after the test
     */
    protected abstract KafkaService newConnectedService();

    /**
     * Makes an interface.
     *
     * @param collector whose metrics
     * @param service where they go
     * @param instance the name of the process
     * @return a new one, which is closed after the test
     */
    protected abstract MetricsInterface newMetricsInterface(
            MetricsCollector collector, KafkaService service, String instance);

    /** Makes both, and listens to the topic. */
    @BeforeEach
    public final void openContract() {
        service = newConnectedService();
        TopicManager.create(service).initializeAllTopics().join();
        SubscriptionConfig all = SubscriptionConfig.builder("contract-" + instance)
                .mode(SubscriptionConfig.Mode.ALL)
                .start(SubscriptionConfig.Start.LATEST)
                .build();
        ObjectMapper json = new ObjectMapper();
        service.subscribe(all, MessageHandler.of(message -> {
                    JsonNode read = json.readTree(message.value());
                    if (read.path("data").path("instance").asText().equals(instance)) {
                        received.add(read);
                    }
                }))
                .addTopic(MessagingConstants.BALANCE_METRICS)
                .join();
        metrics = newMetricsInterface(collector, service, instance);
    }

    /** Closes both. */
    @AfterEach
    public final void closeContract() {
        metrics.close();
        service.close();
    }

    private JsonNode metric(String name) {
        return received.stream()
                .filter(read -> read.path("metric_name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no metric " + name));
    }

    @Test
    public final void everyMetricIsToldByTheWireContract() throws Exception {
        collector
                .counters(MetricDefinition.counter("whales_seen_total", "Whales that were seen.", "ocean"))
                .with("arctic")
                .increment();
        collector.gauge("sea_temperature_celsius", "How warm the sea is.").set(4.5);
        collector.timer("dive_seconds", "How long dives take.").record(Duration.ofMillis(1_500));
        ReportReceipt receipt = metrics.reportMetrics().get(ContractWorld.LONG.toSeconds(), TimeUnit.SECONDS);
        assertThat(receipt.failures()).isEmpty();
        assertThat(receipt.sent()).isGreaterThanOrEqualTo(3);
        await().atMost(ContractWorld.LONG).until(() -> received.size() >= receipt.sent());

        JsonNode seen = metric("whales_seen_total");
        assertThat(Instant.parse(seen.path("timestamp").asText())).isBeforeOrEqualTo(Instant.now());
        assertThat(seen.path("data").path("source").asText()).isEqualTo("balance");
        assertThat(seen.path("data").path("type").asText()).isEqualTo("counter");
        assertThat(seen.at("/data/series/0/labels/ocean").asText()).isEqualTo("arctic");
        assertThat(seen.at("/data/series/0/value").asLong()).isOne();
        assertThat(metric("sea_temperature_celsius").at("/data/series/0/value").asDouble())
                .isEqualTo(4.5);
        JsonNode dive = metric("dive_seconds").at("/data/series/0");
        assertThat(dive.path("count").asLong()).isOne();
        assertThat(dive.path("max").asDouble()).isBetween(1.4, 1.6);
    }

    @Test
    public final void whatIsCollectedIsWhatWasRecorded() {
        collector.counter("whales_seen_total", "Whales that were seen.").increment();
        assertThat(metrics.collectMetrics().metric("whales_seen_total")).isPresent();
    }

    @Test
    public final void reportsComeNowAndThen() throws Exception {
        collector.counter("whales_seen_total", "Whales that were seen.").increment();
        try (AutoCloseable reports = metrics.reportEvery(Duration.ofSeconds(1))) {
            assertThat(reports).isNotNull();
            await().atMost(ContractWorld.LONG)
                    .until(() -> received.stream()
                                    .filter(read ->
                                            read.path("metric_name").asText().equals("whales_seen_total"))
                                    .count()
                            >= 2);
        }
    }

    @Test
    public final void aReportThatCannotBeSentIsNoAccident() throws Exception {
        collector.counter("whales_seen_total", "Whales that were seen.").increment();
        service.close();
        ReportReceipt receipt = metrics.reportMetrics().get(ContractWorld.LONG.toSeconds(), TimeUnit.SECONDS);
        assertThat(receipt.sent()).isZero();
        assertThat(receipt.failures()).containsKey("whales_seen_total");
    }

    @SuppressWarnings("NullAway") // callers that break the contract
    @Test
    public final void badInputIsRefused() {
        assertThatThrownBy(() -> metrics.reportMetrics(null)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> metrics.reportEvery(Duration.ZERO)).isInstanceOf(InvalidValueException.class);
        metrics.close();
        metrics.close();
        assertThatThrownBy(() -> metrics.reportMetrics()).isInstanceOf(IllegalStateException.class);
    }
}
