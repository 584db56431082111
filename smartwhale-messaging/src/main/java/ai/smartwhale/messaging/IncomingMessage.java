// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One received record, with its raw bytes: decoding happens in the handler, so that a payload that cannot be read never
 * stops the consumer.
 *
 * @param topic the topic
 * @param partition the partition, from 0
 * @param offset the offset in the partition
 * @param timestamp the time of the record as Kafka knows it
 * @param key the record key, absent for unkeyed records
 * @param value the bytes; not copied, not to be changed
 * @param headers the last value of each header
 * @param attempt 1 for the first delivery to the handler, 2 for the first retry, and so on
 */
public record IncomingMessage(
        String topic,
        int partition,
        long offset,
        Instant timestamp,
        Optional<String> key,
        byte[] value,
        Map<String, byte[]> headers,
        int attempt) {

    /**
     * The value as UTF-8 text.
     *
     * @return the text
     */
    public String text() {
        return new String(value, StandardCharsets.UTF_8);
    }

    /**
     * The text of a header.
     *
     * @param name the name of the header
     * @return its UTF-8 text, if the header is there
     */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
