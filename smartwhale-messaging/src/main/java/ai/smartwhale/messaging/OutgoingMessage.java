// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import ai.smartwhale.commons.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One record to be sent. The value is a text, bytes, or any object that JSON can hold; it is turned into bytes once,
 * when it is sent. Immutable as far as its value is.
 *
 * @param topic the topic, which must exist
 * @param key the record key, which decides the partition and the order; for requests and responses the model id
 * @param value a {@link String}, a {@code byte[]}, a {@link DataRequest}, a {@link DataResponse} or an object for JSON
 * @param headers record headers, in order
 */
public record OutgoingMessage(String topic, Optional<String> key, Object value, Map<String, byte[]> headers) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if the topic is empty or the value is null
     */
    public OutgoingMessage {
        InvalidValueException.requireText("topic", topic);
        InvalidValueException.requirePresent("value", value);
        headers = headers.isEmpty() ? Map.of() : Map.copyOf(new LinkedHashMap<>(headers));
    }

    /**
     * A message with a key and without headers.
     *
     * @param topic the topic
     * @param key the record key
     * @param value the value
     * @return the message
     */
    public static OutgoingMessage of(String topic, String key, Object value) {
        return new OutgoingMessage(topic, Optional.of(key), value, Map.of());
    }

    /**
     * A message without key or headers; it goes to a partition of Kafka's choice and has no order.
     *
     * @param topic the topic
     * @param value the value
     * @return the message
     */
    public static OutgoingMessage unkeyed(String topic, Object value) {
        return new OutgoingMessage(topic, Optional.empty(), value, Map.of());
    }

    /**
     * The same message with one more header.
     *
     * @param name the name of the header
     * @param text its text, sent as UTF-8
     * @return the new message
     */
    public OutgoingMessage withHeader(String name, String text) {
        Map<String, byte[]> more = new LinkedHashMap<>(headers);
        more.put(name, text.getBytes(StandardCharsets.UTF_8));
        return new OutgoingMessage(topic, key, value, more);
    }
}
