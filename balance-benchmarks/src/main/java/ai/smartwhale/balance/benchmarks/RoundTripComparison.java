// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks;

import ai.smartwhale.balance.services.Balance;
import ai.smartwhale.balance.services.DataQuery;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.TopicSpec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.requestreply.ReplyingKafkaTemplate;

/** Request and answer of several models: one at a time, and 256 under way. The echo is equally cheap for all. */
final class RoundTripComparison {

    private static final int ALONE = 2_000;
    private static final int TOGETHER = 150_000;
    private static final int UNDER_WAY = 256;
    private static final Payloads QUESTIONS = new Payloads(2, 480);
    private static final Payloads BODIES = new Payloads(3, 986);

    private RoundTripComparison() {}

    static void run(String servers, int rounds) throws Exception {
        compare(servers, rounds, TOGETHER, UNDER_WAY, 0);
        compare(servers, rounds, ALONE, 1, 0);
    }

    private static void compare(String servers, int rounds, int requests, int underWay, int linger) throws Exception {
        String run = UUID.randomUUID().toString();
        try (Balance balance = Balance.builder().bootstrapServers(servers).build()) {
            balance.start();
            Models.register(balance, "model-");
            KafkaService kafka = balance.kafkaService();
            for (String topic : List.of("bare-requests-", "bare-responses-", "spring-requests-", "spring-responses-")) {
                kafka.createTopic(TopicSpec.of(topic + run, 4, 1)).join();
            }
            String bareTopic = "bare-responses-" + run;
            String springTopic = "spring-responses-" + run;
            try (Echo ours = Echo.ofContract(servers, linger);
                    Echo forBare = Echo.ofBytes(servers, "bare-requests-" + run, bareTopic, linger);
                    Echo forSpring = Echo.ofBytes(servers, "spring-requests-" + run, springTopic, linger);
                    BareAsker bare = new BareAsker(servers, run, linger)) {
                var spring = spring(servers, run, linger);
                String title = underWay == 1 ? "one at a time" : underWay + " under way";
                new Rounds()
                        .add(
                                "two bare clients",
                                () -> ask(requests, underWay, i -> bare.ask(Models.name("model-", i), BODIES.text(i))))
                        .add(
                                "Balance, all services",
                                () -> ask(requests, underWay, i -> balance.request(question("model-", i))))
                        .add(
                                "Spring ReplyingKafkaTemplate",
                                () -> ask(
                                        requests,
                                        underWay,
                                        i -> spring.sendAndReceive(new ProducerRecord<>(
                                                "spring-requests-" + run,
                                                Models.name("model-", i).getBytes(StandardCharsets.UTF_8),
                                                BODIES.text(i).getBytes(StandardCharsets.UTF_8)))))
                        .run("Request and answer, " + title, rounds, requests);
                spring.stop();
            }
        }
    }

    static DataQuery question(String prefix, int i) {
        return DataQuery.of(Models.name(prefix, i), QUESTIONS.text(i));
    }

    /** Asks, never with more under way than allowed, and tells how long the answers took. */
    static Map<String, Double> ask(int requests, int underWay, IntFunction<? extends CompletableFuture<?>> asker)
            throws Exception {
        long[] latencies = new long[requests];
        AtomicInteger answered = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        Semaphore window = new Semaphore(underWay);
        for (int i = 0; i < requests; i++) {
            window.acquire();
            long began = System.nanoTime();
            var unused = asker.apply(i).whenComplete((answer, failure) -> {
                latencies[answered.getAndIncrement()] = System.nanoTime() - began;
                if (failure != null) {
                    failed.incrementAndGet();
                }
                window.release();
            });
        }
        window.acquire(underWay);
        if (failed.get() > 0) {
            throw new IllegalStateException(failed + " of " + requests + " requests failed");
        }
        Arrays.sort(latencies);
        return Map.of(
                "p50 ms", latencies[requests / 2] / 1e6,
                "p95 ms", latencies[requests * 95 / 100] / 1e6,
                "p99 ms", latencies[requests * 99 / 100] / 1e6);
    }

    private static ReplyingKafkaTemplate<byte[], byte[], byte[]> spring(String servers, String run, int linger)
            throws InterruptedException {
        ContainerProperties properties = new ContainerProperties("spring-responses-" + run);
        var container = new ConcurrentMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<>(
                        Bare.consumerSettings(servers, "latest"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer()),
                properties);
        var template = new ReplyingKafkaTemplate<>(
                new DefaultKafkaProducerFactory<>(
                        Bare.producerSettings(servers, linger), new ByteArraySerializer(), new ByteArraySerializer()),
                container);
        template.setDefaultReplyTimeout(Duration.ofSeconds(30));
        template.setSharedReplyTopic(true);
        template.start();
        template.waitForAssignment(Duration.ofSeconds(30));
        return template;
    }
}
