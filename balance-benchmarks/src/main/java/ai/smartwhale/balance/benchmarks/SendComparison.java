// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks;

import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.OutgoingMessage;
import ai.smartwhale.messaging.TopicSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** Sending 1 KiB messages, many at a time. */
final class SendComparison {

    private static final int MESSAGES = 200_000;
    private static final int WINDOW = 20_000;
    private static final int BATCH = 10_000;
    private static final int KEYS = 1_000;

    private SendComparison() {}

    static void run(String servers, int rounds) throws Exception {
        Payloads payloads = new Payloads(1);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        try (KafkaService ours = KafkaService.create(KafkaConfig.of(servers));
                KafkaProducer<byte[], byte[]> bare = Bare.producer(servers, 5)) {
            ours.connect();
            String topic = "send-" + UUID.randomUUID();
            ours.createTopic(TopicSpec.of(topic, 4, 1)).join();
            var factory = new DefaultKafkaProducerFactory<>(
                    Bare.producerSettings(servers, 5), new ByteArraySerializer(), new ByteArraySerializer());
            KafkaTemplate<byte[], byte[]> spring = new KafkaTemplate<>(factory);
            new Rounds()
                    .add("bare kafka-clients, callback", () -> {
                        Semaphore window = new Semaphore(WINDOW);
                        for (int i = 0; i < MESSAGES; i++) {
                            window.acquire();
                            var unused = bare.send(
                                    new ProducerRecord<>(topic, key(i), payloads.get(i)), (receipt, error) -> {
                                        failure.compareAndSet(null, error);
                                        window.release();
                                    });
                        }
                        window.acquire(WINDOW);
                        return Map.of();
                    })
                    .add("Balance sendMessage", () -> {
                        Semaphore window = new Semaphore(WINDOW);
                        for (int i = 0; i < MESSAGES; i++) {
                            window.acquire();
                            var unused = ours.sendMessage(topic, "key-" + i % KEYS, payloads.get(i))
                                    .whenComplete((receipt, error) -> {
                                        failure.compareAndSet(null, error);
                                        window.release();
                                    });
                        }
                        window.acquire(WINDOW);
                        return Map.of();
                    })
                    .add("Balance sendBatch", () -> {
                        for (int from = 0; from < MESSAGES; from += BATCH) {
                            List<OutgoingMessage> batch = new ArrayList<>(BATCH);
                            for (int i = from; i < from + BATCH; i++) {
                                batch.add(OutgoingMessage.of(topic, "key-" + i % KEYS, payloads.get(i)));
                            }
                            ours.sendBatch(batch).join().failures().forEach(e -> failure.compareAndSet(null, e));
                        }
                        return Map.of();
                    })
                    .add("Spring KafkaTemplate", () -> {
                        Semaphore window = new Semaphore(WINDOW);
                        for (int i = 0; i < MESSAGES; i++) {
                            window.acquire();
                            var unused = spring.send(topic, key(i), payloads.get(i))
                                    .whenComplete((receipt, error) -> {
                                        failure.compareAndSet(null, error);
                                        window.release();
                                    });
                        }
                        window.acquire(WINDOW);
                        return Map.of();
                    })
                    .run("Sending 1 KiB messages (4 partitions, acks=all, lz4)", rounds, MESSAGES);
            factory.destroy();
        }
        if (failure.get() != null) {
            throw new IllegalStateException("a message was not sent", failure.get());
        }
    }

    private static byte[] key(int i) {
        return ("key-" + i % KEYS).getBytes(StandardCharsets.UTF_8);
    }
}
