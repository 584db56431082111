// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal;

import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
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
