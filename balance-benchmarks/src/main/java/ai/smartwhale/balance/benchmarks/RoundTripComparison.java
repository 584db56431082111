// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks;

import ai.smartwhale.balance.services.Balance;
import ai.smartwhale.balance.services.DataQuery;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessagingConstants;
import ai.smartwhale.messaging.TopicSpec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.requestreply.ReplyingKafkaTemplate;

/** Request and answer: one at a time, and 256 under way. The echo is the same cheap one for all. */
final class RoundTripComparison {

    private static final int ALONE = 2_000;
    private static final int TOGETHER = 50_000;
    private static final int UNDER_WAY = 256;
    private static final String PAD = "x".repeat(600);

    private RoundTripComparison() {}

    static void run(String servers, int rounds) throws Exception {
        compare(servers, rounds, ALONE, 1, 0);
        compare(servers, rounds, TOGETHER, UNDER_WAY, 1);
    }

    private static void compare(String servers, int rounds, int requests, int underWay, int linger) throws Exception {
        String run = UUID.randomUUID().toString();
        try (Balance balance = Balance.builder().bootstrapServers(servers).build()) {
            balance.start();
            balance.registerModel("echo").join();
            KafkaService kafka = balance.kafkaService();
            for (String topic : List.of("bare-requests-", "bare-responses-", "spring-requests-", "spring-responses-")) {
                kafka.createTopic(TopicSpec.of(topic + run, 4, 1)).join();
            }
            String responses = balance.topicManager().getModelResultTopic("echo");
            try (Echo ours = new Echo(servers, MessagingConstants.DATA_REQUESTS, responses, linger, true);
                    Echo forBare = new Echo(servers, "bare-requests-" + run, "bare-responses-" + run, linger, false);
                    Echo forSpring =
                            new Echo(servers, "spring-requests-" + run, "spring-responses-" + run, linger, false);
                    BareAsker bare = new BareAsker(servers, run, linger)) {
                var spring = spring(servers, run, linger);
                byte[] body = (PAD + PAD.substring(300)).getBytes(StandardCharsets.UTF_8);
                new Rounds()
                        .add("two bare clients", () -> ask(requests, underWay, bare::ask))
                        .add(
                                "Balance, all services",
                                () -> ask(requests, underWay, () -> balance.request(DataQuery.of("echo", PAD))))
                        .add(
                                "Spring ReplyingKafkaTemplate",
                                () -> ask(
                                        requests,
                                        underWay,
                                        () -> spring.sendAndReceive(
                                                new ProducerRecord<>("spring-requests-" + run, key(), body))))
                        .run(
                                underWay == 1
                                        ? "Request and answer, one at a time"
                                        : "Request and answer, 256 under way",
                                rounds,
                                requests);
                spring.stop();
            }
        }
    }

    private static Map<String, Double> ask(int requests, int underWay, Supplier<CompletableFuture<?>> asker)
            throws InterruptedException {
        long[] latencies = new long[requests];
        AtomicInteger answered = new AtomicInteger();
        Semaphore window = new Semaphore(underWay);
        for (int i = 0; i < requests; i++) {
            window.acquire();
            long began = System.nanoTime();
            var unused = asker.get().whenComplete((answer, failure) -> {
                latencies[answered.getAndIncrement()] = failure == null ? System.nanoTime() - began : Long.MAX_VALUE;
                window.release();
            });
        }
        window.acquire(underWay);
        Arrays.sort(latencies);
        return Map.of(
                "p50 ms", latencies[requests / 2] / 1e6,
                "p95 ms", latencies[requests * 95 / 100] / 1e6,
                "p99 ms", latencies[requests * 99 / 100] / 1e6);
    }

    private static byte[] key() {
        return "echo".getBytes(StandardCharsets.UTF_8);
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

    /** Two bare clients and a map: the least that request and answer can cost. */
    private static final class BareAsker implements AutoCloseable {

        private final KafkaProducer<byte[], byte[]> producer;
        private final KafkaConsumer<byte[], byte[]> consumer;
        private final Map<String, CompletableFuture<byte[]>> open = new ConcurrentHashMap<>();
        private final String requests;
        private final Thread thread;

        BareAsker(String servers, String run, int linger) {
            requests = "bare-requests-" + run;
            producer = Bare.producer(servers, linger);
            consumer = Bare.consumer(servers, "latest");
            consumer.subscribe(List.of("bare-responses-" + run));
            while (consumer.assignment().isEmpty()) {
                consumer.poll(Duration.ofMillis(50));
            }
            consumer.assignment().forEach(consumer::position);
            thread = new Thread(this::receive, "bare");
            thread.setDaemon(true);
            thread.start();
        }

        CompletableFuture<byte[]> ask() {
            String id = UUID.randomUUID().toString();
            CompletableFuture<byte[]> future = new CompletableFuture<>();
            open.put(id, future);
            byte[] body = (id + PAD + PAD.substring(336)).getBytes(StandardCharsets.UTF_8);
            var unused = producer.send(new ProducerRecord<>(requests, key(), body));
            return future;
        }

        private void receive() {
            try {
                while (true) {
                    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                        String id = new String(record.value(), 0, 36, StandardCharsets.US_ASCII);
                        CompletableFuture<byte[]> future = open.remove(id);
                        if (future != null) {
                            future.complete(record.value());
                        }
                    }
                }
            } catch (WakeupException e) {
                consumer.close();
            }
        }

        @Override
        public void close() throws InterruptedException {
            consumer.wakeup();
            thread.join();
            producer.close();
        }
    }
}
