// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak;

import ai.smartwhale.balance.cli.soak.load.Content;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.commons.monitoring.MetricsSampler;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.TopicManager;
import ai.smartwhale.messaging.TopicSpec;
import ai.smartwhale.testkit.EmbeddedKafka;
import ai.smartwhale.testkit.EmbeddedRedis;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that a soak runs: three brokers, Redis, a Data service, two instances of Balance. */
final class SoakStack implements AutoCloseable {

    /** On which messages travel whose order is looked at. */
    static final String ORDER_TOPIC = "smartwhale.soak.order";

    private static final Logger LOG = LoggerFactory.getLogger(SoakStack.class);
    private static final int BROKERS = 3;
    private static final int ORDER_PARTITIONS = 4;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final EmbeddedKafka brokers;
    private final Optional<EmbeddedRedis> redis;
    private final KafkaService tools;
    private final DataPlant data;
    private final List<Instance> instances;

    private SoakStack(
            SoakSettings settings,
            Content content,
            List<String> models,
            CommonsExecutors executors,
            Consumer<String> progress) {
        try {
            progress.accept("starting three brokers");
            // A broker that goes says nothing: the others notice by its silence.
            brokers = opened(EmbeddedKafka.builder()
                    .brokers(BROKERS)
                    .property("controlled.shutdown.enable", "false")
                    .start());
            redis = settings.redis() ? Optional.of(opened(EmbeddedRedis.start())) : Optional.empty();
            String servers = brokers.bootstrapServers();
            tools = opened(KafkaService.create(
                    KafkaConfig.builder(servers).clientId("soak-tools").build()));
            tools.connect();
            TopicManager topics = TopicManager.create(tools);
            topics.initializeAllTopics().join();
            topics.ensureTopicExists(TopicSpec.of(ORDER_TOPIC, ORDER_PARTITIONS, BROKERS))
                    .join();
            data = opened(new DataPlant(servers, content, settings.seed()));
            data.open();
            progress.accept("starting two instances of Balance");
            MetricsCollector collector = MetricsCollector.create();
            opened(MetricsSampler.start(collector, Duration.ofSeconds(1), executors));
            Optional<String> address = redis.map(EmbeddedRedis::address);
            instances = List.of(
                    opened(new Instance("soak-a", servers, address, models, collector)),
                    opened(new Instance("soak-b", servers, address, models, collector)));
            instances.forEach(Instance::open);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Starts everything; where something does not start, nothing is left running. */
    static SoakStack start(
            SoakSettings settings,
            Content content,
            List<String> models,
            CommonsExecutors executors,
            Consumer<String> progress) {
        return new SoakStack(settings, content, models, executors, progress);
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    EmbeddedKafka brokers() {
        return brokers;
    }

    Optional<EmbeddedRedis> redis() {
        return redis;
    }

    /** The way to Kafka for whoever is not Balance. */
    KafkaService tools() {
        return tools;
    }

    DataPlant data() {
        return data;
    }

    List<Instance> instances() {
        return instances;
    }

    /** Last opened, first closed; one that fails does not keep the others open. */
    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                LOG.warn("a part of the soak did not close", e);
            }
        }
    }
}
