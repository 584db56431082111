// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal;

import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.MessageTooLargeException;
import ai.smartwhale.messaging.OutgoingMessage;
import ai.smartwhale.messaging.UnserializableMessageException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.nio.charset.StandardCharsets;

/** Turns the value of an outgoing message into bytes, once. Thread-safe. */
public final class ValueEncoder {

    private static final ObjectWriter JSON = new ObjectMapper().writer();

    private ValueEncoder() {}

    /**
     * Encodes the value of a message that is to be sent.
     *
     * @param message the message
     * @param most the most bytes that a value may have
     * @return the bytes
     * @throws UnserializableMessageException if JSON cannot hold the value
     * @throws MessageTooLargeException if it has more bytes
     */
    public static byte[] encode(OutgoingMessage message, int most) {
        byte[] value = encode(message.value());
        if (value.length > most) {
            throw new MessageTooLargeException(
                    "a message for " + message.topic() + " has " + value.length + " bytes; allowed: " + most, null);
        }
        return value;
    }

    /**
     * Encodes a value: texts as UTF-8, bytes as they are, messages by the wire contract, anything else as JSON.
     *
     * @param value the value
     * @return the bytes
     * @throws UnserializableMessageException if JSON cannot hold the value
     */
    public static byte[] encode(Object value) {
        if (value instanceof DataRequest request) {
            return request.toBytes();
        }
        if (value instanceof DataResponse response) {
            return response.toBytes();
        }
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        if (value instanceof String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException | RuntimeException e) {
            throw new UnserializableMessageException(
                    "a value of " + value.getClass().getName() + " cannot be written as JSON", e);
        }
    }
}
