// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.commons.logging.HandlerCounts;
import ai.smartwhale.commons.logging.HandlerSettings;
import ai.smartwhale.commons.logging.KafkaHandler;
import ai.smartwhale.commons.logging.LogLevel;
import ai.smartwhale.commons.logging.LogRecord;
import ai.smartwhale.commons.logging.kafka.KafkaHandlerConfig;
import ai.smartwhale.commons.logging.spool.DeliveryConfig;
import ai.smartwhale.commons.logging.spool.SpoolConfig;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The log handler of commons against a real broker, which goes away and comes back. */
@Timeout(180)
class LogsOnKafkaTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Duration LONG = Duration.ofSeconds(90);

    @TempDir
    Path directory;

    private KafkaHandler open(EmbeddedKafka kafka) {
        return KafkaHandler.open(
                KafkaHandlerConfig.builder(
                                kafka.bootstrapServers(), "host-1", SpoolConfig.of(directory.resolve("spool")))
                        .deliveryTimeout(Duration.ofSeconds(3))
                        .delivery(DeliveryConfig.defaults()
                                .withBatch(100, 1 << 20)
                                .withBackoff(Duration.ofMillis(50), Duration.ofMillis(500)))
                        .build(),
                record -> record.message().getBytes(StandardCharsets.UTF_8),
                HandlerSettings.builder("kafka").listener(problem -> {}).build());
    }

    private static void log(KafkaHandler handler, int from, int to) {
        for (int i = from; i < to; i++) {
            handler.writeLog(LogRecord.builder(NOW, LogLevel.INFO, "com.example.Service")
                    .message("m" + i)
                    .build());
        }
    }

    private static List<ConsumerRecord<String, String>> read(EmbeddedKafka kafka, int lines) {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        StringDeserializer text = new StringDeserializer();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(settings, text, text)) {
            List<TopicPartition> partitions = consumer.partitionsFor(KafkaHandlerConfig.DEFAULT_TOPIC, LONG).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await().atMost(LONG).pollInSameThread().until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
                return firstCopies(records).size() >= lines;
            });
        }
        return records;
    }

    /** What a reader sees who drops repetitions by epoch and sequence. */
    private static List<String> firstCopies(List<ConsumerRecord<String, String>> records) {
        Map<List<Long>, String> first = new LinkedHashMap<>();
        for (ConsumerRecord<String, String> record : records) {
            first.putIfAbsent(List.of(header(record, "log-epoch"), header(record, "log-sequence")), record.value());
        }
        return List.copyOf(first.values());
    }

    private static long header(ConsumerRecord<String, String> record, String name) {
        return ByteBuffer.wrap(record.headers().lastHeader(name).value()).getLong();
    }

    @Test
    void everyLineArrivesInOrderThoughTheBrokerWasAway() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
                admin.createTopics(List.of(new NewTopic(KafkaHandlerConfig.DEFAULT_TOPIC, 3, (short) 1)))
                        .all()
                        .get(60, TimeUnit.SECONDS);
            }
            KafkaHandler handler = open(kafka);
            try (handler) {
                log(handler, 0, 500);
                assertThat(handler.flush(LONG)).isTrue();
                assertThat(handler.counts().written()).isEqualTo(500);
                kafka.stopBroker(1);
                log(handler, 500, 2_500);
                await().atMost(LONG).until(() -> handler.counts().heldOnDisk() == 2_000);
                assertThat(handler.counts().balanced()).isTrue();
            }
            // What the first process left is taken over by the next one, with the broker still away.
            try (KafkaHandler next = open(kafka)) {
                assertThat(next.counts().recovered()).isEqualTo(2_000);
                log(next, 2_500, 2_600);
                kafka.startBroker(1);
                log(next, 2_600, 2_700);
                assertThat(next.flush(LONG)).isTrue();
                HandlerCounts counts = next.counts();
                assertThat(counts.written()).isEqualTo(2_200);
                assertThat(counts.droppedTotal()).isZero();
                assertThat(counts.balanced()).isTrue();
            }
            List<ConsumerRecord<String, String>> records = read(kafka, 2_700);
            assertThat(firstCopies(records))
                    .isEqualTo(IntStream.range(0, 2_700).mapToObj(i -> "m" + i).toList());
            assertThat(records).allSatisfy(record -> {
                assertThat(record.key()).isEqualTo("host-1");
                assertThat(record.timestamp()).isEqualTo(NOW.toEpochMilli());
            });
            assertThat(records)
                    .extracting(ConsumerRecord::partition)
                    .containsOnly(records.get(0).partition());
        }
    }
}
