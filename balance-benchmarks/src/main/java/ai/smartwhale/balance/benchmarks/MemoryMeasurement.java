// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks;

import ai.smartwhale.balance.services.Balance;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What idle models cost: 1,000 of them in one Balance, against a bare consumer of the same topics with the same
 * settings. Both are read after the first fetches, with which kafka-clients adds its own metrics.
 */
final class MemoryMeasurement {

    private static final int MODELS = 1_000;

    private MemoryMeasurement() {}

    static void run(String servers) throws Exception {
        List<TopicPartition> partitions = new ArrayList<>();
        long ours;
        int threads;
        int threadsBefore;
        try (Balance balance = Balance.builder().bootstrapServers(servers).build()) {
            balance.start();
            balance.registerModel("warm-up").join();
            long before = retained();
            threadsBefore = Thread.activeCount();
            for (int from = 0; from < MODELS; from += 100) {
                List<CompletableFuture<?>> registered = new ArrayList<>();
                for (int i = from; i < from + 100; i++) {
                    registered.add(balance.registerModel("idle-" + i));
                }
                registered.forEach(CompletableFuture::join);
            }
            settle();
            ours = retained() - before;
            threads = Thread.activeCount();
            for (int i = 0; i < MODELS; i++) {
                String topic = balance.topicManager().getModelResultTopic("idle-" + i);
                for (int p = 0; p < 3; p++) {
                    partitions.add(new TopicPartition(topic, p));
                }
            }
        }
        long before = retained();
        Map<String, Object> settings = Bare.consumerSettings(servers, "latest");
        settings.put("metric.reporters", "");
        settings.put("enable.metrics.push", false);
        try (KafkaConsumer<byte[], byte[]> bare =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            bare.assign(partitions);
            partitions.forEach(bare::position);
            for (int i = 0; i < 30; i++) {
                bare.poll(Duration.ofMillis(100));
            }
            long kafka = retained() - before;
            System.out.printf(
                    Locale.ROOT,
                    "%n### Idle models%n%n%,d models in one Balance retain %,d bytes each; a bare consumer of their topics "
                            + "%,d; beyond kafka-clients %,d. Threads: %d before, %d after.%n",
                    MODELS,
                    ours / MODELS,
                    kafka / MODELS,
                    (ours - kafka) / MODELS,
                    threadsBefore,
                    threads);
        }
    }

    private static void settle() throws InterruptedException {
        TimeUnit.SECONDS.sleep(3);
    }

    /** The least of several readings after a full collection. */
    private static long retained() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            ManagementFactory.getMemoryMXBean().gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
