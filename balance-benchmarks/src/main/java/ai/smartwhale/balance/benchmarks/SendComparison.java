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
import java.util.function.BiConsumer;
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

    /** Sends one message. */
    @FunctionalInterface
    interface Sender {

        /**
         * Sends.
         *
         * @param i the number of the message
         * @param done to be called with the receipt or the failure
         * @return what the sender returned, which nobody needs
         */
        Object send(int i, BiConsumer<Object, Throwable> done);
    }

    private SendComparison() {}

    static void run(String servers, int rounds) throws Exception {
        Payloads payloads = new Payloads(1);
        try (KafkaService ours = KafkaService.create(KafkaConfig.of(servers));
                KafkaProducer<byte[], byte[]> bare = Bare.producer(servers, 5)) {
            ours.connect();
            String topic = "send-" + UUID.randomUUID();
            ours.createTopic(TopicSpec.of(topic, 4, 1)).join();
            var factory = new DefaultKafkaProducerFactory<>(
                    Bare.producerSettings(servers, 5), new ByteArraySerializer(), new ByteArraySerializer());
            KafkaTemplate<byte[], byte[]> spring = new KafkaTemplate<>(factory);
            new Rounds()
                    .add(
                            "bare kafka-clients, callback",
                            () -> window(
                                    MESSAGES,
                                    (i, done) -> bare.send(
                                            new ProducerRecord<>(topic, key(i), payloads.get(i)), done::accept)))
                    .add(
                            "Balance sendMessage",
                            () -> window(
                                    MESSAGES,
                                    (i, done) -> ours.sendMessage(topic, "key-" + i % KEYS, payloads.get(i))
                                            .whenComplete(done)))
                    .add("Balance sendBatch", () -> {
                        for (int from = 0; from < MESSAGES; from += BATCH) {
                            List<OutgoingMessage> batch = new ArrayList<>(BATCH);
                            for (int i = from; i < from + BATCH; i++) {
                                batch.add(OutgoingMessage.of(topic, "key-" + i % KEYS, payloads.get(i)));
                            }
                            if (ours.sendBatch(batch).join().sent() != BATCH) {
                                throw new IllegalStateException("a message was not sent");
                            }
                        }
                        return Map.of();
                    })
                    .add(
                            "Spring KafkaTemplate",
                            () -> window(
                                    MESSAGES,
                                    (i, done) -> spring.send(topic, key(i), payloads.get(i))
                                            .whenComplete(done)))
                    .run("Sending 1 KiB messages (4 partitions, acks=all, lz4)", rounds, MESSAGES);
            factory.destroy();
        }
    }

    /** Sends, never with more on the way than the window holds, and fails where a message did. */
    static Map<String, Double> window(int messages, Sender sender) throws Exception {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Semaphore window = new Semaphore(WINDOW);
        for (int i = 0; i < messages; i++) {
            window.acquire();
            sender.send(i, (receipt, error) -> {
                failure.compareAndSet(null, error);
                window.release();
            });
        }
        window.acquire(WINDOW);
        if (failure.get() != null) {
            throw new IllegalStateException("a message was not sent", failure.get());
        }
        return Map.of();
    }

    private static byte[] key(int i) {
        return ("key-" + i % KEYS).getBytes(StandardCharsets.UTF_8);
    }
}
