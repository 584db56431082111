// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.kafka;

import ai.smartwhale.commons.logging.spool.Delivery;
import ai.smartwhale.commons.logging.spool.LineSink;
import ai.smartwhale.commons.logging.spool.LogLine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sends lines with a producer of its own, which is made anew after what it cannot recover from. */
final class KafkaSink implements LineSink {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

    private final KafkaHandlerConfig config;
    private final byte[] key;
    private @Nullable Producer<byte[], byte[]> producer;
    private volatile boolean broken;

    KafkaSink(KafkaHandlerConfig config) {
        this.config = config;
        this.key = config.key().getBytes(StandardCharsets.UTF_8);
    }

    /** Fails to link where the client is missing. */
    static void requireClient() {
        String unused = ProducerConfig.ACKS_CONFIG + KafkaProducer.class.getName();
    }

    @Override
    public CompletableFuture<Delivery> deliver(List<LogLine> lines) {
        SendResults results = new SendResults(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            Exception error = send(lines.get(i), i, results);
            if (error != null) {
                // Each further line would wait for the brokers as long as this one did.
                for (int rest = i + 1; rest < lines.size(); rest++) {
                    results.set(rest, error);
                }
                break;
            }
        }
        return results.delivery();
    }

    /** Why the line is known to have failed already, which the producer tells in two ways. */
    private @Nullable Exception send(LogLine line, int place, SendResults results) {
        try {
            var unused = producer().send(record(line), (metadata, error) -> {
                broken = broken || (error != null && SendResults.isFatal(error));
                results.set(place, error);
            });
        } catch (KafkaException | IllegalStateException e) {
            broken = broken || !(e instanceof RetriableException);
            results.set(place, e);
        }
        return results.failure(place);
    }

    private ProducerRecord<byte[], byte[]> record(LogLine line) {
        var record = new ProducerRecord<>(
                config.topic(), null, Math.max(0, line.instant().toEpochMilli()), key, line.bytes());
        record.headers().add("log-epoch", bytes(line.epoch())).add("log-sequence", bytes(line.sequence()));
        return record;
    }

    private static byte[] bytes(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    private Producer<byte[], byte[]> producer() {
        Producer<byte[], byte[]> present = producer;
        if (present != null && !broken) {
            return present;
        }
        if (present != null) {
            present.close(Duration.ZERO);
            producer = null;
        }
        ByteArraySerializer bytes = new ByteArraySerializer();
        present = new KafkaProducer<>(properties(), bytes, bytes);
        producer = present;
        broken = false;
        return present;
    }

    private Map<String, Object> properties() {
        Map<String, Object> all = new HashMap<>();
        all.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        all.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
        all.put(ProducerConfig.CLIENT_ID_CONFIG, "smartwhale-logs");
        all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int)
                Math.max(50, Math.min(5_000, config.deliveryTimeout().toMillis() - 50)));
        all.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000L);
        all.putAll(config.properties());
        all.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        all.put(ProducerConfig.BUFFER_MEMORY_CONFIG, config.bufferBytes());
        all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, config.maxBlock().toMillis());
        all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int)
                config.deliveryTimeout().toMillis());
        return all;
    }

    @Override
    public void close() {
        Producer<byte[], byte[]> present = producer;
        producer = null;
        if (present != null) {
            present.close(CLOSE_TIMEOUT);
        }
    }
}
