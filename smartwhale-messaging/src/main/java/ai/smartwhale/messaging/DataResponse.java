// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import ai.smartwhale.commons.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The answer to a request; it carries the id of that request. Immutable. What was read from {@link #toJson()} equals
 * what was written.
 *
 * @param metadata what every message carries
 * @param payload the answer
 */
public record DataResponse(MessageMetadata metadata, ResponsePayload payload) {

    /**
     * Checks that both parts are there.
     *
     * @throws InvalidValueException if one is null
     */
    public DataResponse {
        InvalidValueException.requirePresent("metadata", metadata);
        InvalidValueException.requirePresent("payload", payload);
    }

    /**
     * The message as it travels.
     *
     * @return a new map in the order of the contract, with null for what is absent
     */
    public Map<String, Object> toDict() {
        return DictReader.toDict(out -> MessageWriter.write(out, this));
    }

    /**
     * The message as it travels.
     *
     * @return one JSON object
     */
    public String toJson() {
        return new String(toBytes(), StandardCharsets.UTF_8);
    }

    /**
     * The message as it travels.
     *
     * @return one JSON object in UTF-8
     */
    public byte[] toBytes() {
        return Json.toBytes(out -> MessageWriter.write(out, this));
    }

    /**
     * Reads a message with the tolerance of {@link MessageReader}.
     *
     * @param fields the message as it travels
     * @return the message
     * @throws InvalidMessageException if the contract is broken
     */
    public static DataResponse fromDict(Map<String, ?> fields) {
        return MessageReader.readResponse(DictReader.toBytes(fields)).orElseThrow();
    }

    /**
     * Reads a message with the tolerance of {@link MessageReader}.
     *
     * @param json one JSON object
     * @return the message
     * @throws InvalidMessageException if the contract is broken
     */
    public static DataResponse fromJson(String json) {
        return MessageReader.readResponse(json).orElseThrow();
    }

    /**
     * Reads a message with the tolerance of {@link MessageReader}.
     *
     * @param json one JSON object in UTF-8
     * @return the message
     * @throws InvalidMessageException if the contract is broken
     */
    public static DataResponse fromBytes(byte[] json) {
        return MessageReader.readResponse(json).orElseThrow();
    }

    /**
     * What the message is, without what it says, which may be secret.
     *
     * @return a short text for logs
     */
    @Override
    public String toString() {
        return "DataResponse[requestId=%s, source=%s, destination=%s, operation=%s]"
                .formatted(metadata.requestId(), metadata.source(), metadata.destination(), payload.operation());
    }
}
