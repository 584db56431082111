// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Bare kafka-clients with the settings that suit each task best. */
public final class Bare {

    private Bare() {}

    static Map<String, Object> producerSettings(String servers, int lingerMillis) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", servers);
        settings.put("acks", "all");
        settings.put("enable.idempotence", true);
        settings.put("compression.type", "lz4");
        settings.put("batch.size", 64 << 10);
        settings.put("buffer.memory", 64L << 20);
        settings.put("linger.ms", lingerMillis);
        return settings;
    }

    public static KafkaProducer<byte[], byte[]> producer(String servers, int lingerMillis) {
        return new KafkaProducer<>(
                producerSettings(servers, lingerMillis), new ByteArraySerializer(), new ByteArraySerializer());
    }

    static Map<String, Object> consumerSettings(String servers, String reset) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", servers);
        settings.put("group.id", "bare-" + UUID.randomUUID());
        settings.put("auto.offset.reset", reset);
        settings.put("enable.auto.commit", false);
        settings.put("max.poll.records", 2_000);
        return settings;
    }

    public static KafkaConsumer<byte[], byte[]> consumer(String servers, String reset) {
        return new KafkaConsumer<>(
                consumerSettings(servers, reset), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
