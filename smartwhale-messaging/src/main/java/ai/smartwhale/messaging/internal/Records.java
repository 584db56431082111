// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal;

import ai.smartwhale.messaging.IncomingMessage;
import ai.smartwhale.messaging.OutgoingMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Between our messages and the records of kafka-clients. */
final class Records {

    private static final byte[] EMPTY = {};

    private Records() {}

    static IncomingMessage message(ConsumerRecord<byte[], byte[]> record) {
        byte[] key = record.key();
        byte[] value = record.value();
        return new IncomingMessage(
                record.topic(),
                record.partition(),
                record.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                key == null ? Optional.empty() : Optional.of(new String(key, StandardCharsets.UTF_8)),
                value == null ? EMPTY : value,
                headers(record.headers()),
                1);
    }

    static ProducerRecord<byte[], byte[]> record(OutgoingMessage message, byte[] value) {
        return new ProducerRecord<>(
                message.topic(),
                null,
                null,
                message.key().map(key -> key.getBytes(StandardCharsets.UTF_8)).orElse(null),
                value,
                headers(message.headers()));
    }

    private static Map<String, byte[]> headers(Headers headers) {
        Map<String, byte[]> map = null;
        for (Header header : headers) {
            if (map == null) {
                map = new HashMap<>();
            }
            map.put(header.key(), header.value() == null ? EMPTY : header.value());
        }
        return map == null ? Map.of() : map;
    }

    private static List<Header> headers(Map<String, byte[]> headers) {
        if (headers.isEmpty()) {
            return List.of();
        }
        List<Header> list = new ArrayList<>(headers.size());
        headers.forEach((name, value) -> list.add(new RecordHeader(name, value)));
        return list;
    }
}
