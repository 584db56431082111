// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.WakeupException;

/** Two bare clients and a map: the least that request and answer can cost. */
final class BareAsker implements AutoCloseable {

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

    CompletableFuture<byte[]> ask(String key, String text) {
        String id = UUID.randomUUID().toString();
        CompletableFuture<byte[]> future = new CompletableFuture<>();
        open.put(id, future);
        byte[] body = (id + text).getBytes(StandardCharsets.UTF_8);
        var unused = producer.send(new ProducerRecord<>(requests, key.getBytes(StandardCharsets.UTF_8), body));
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
