// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Makes and checks messages. Thread-safe. */
public final class MessageSchemas {

    private static final String BALANCE = "balance";
    private static final String DATA = "data";

    private MessageSchemas() {}

    /**
     * Makes a request of Balance to the Data service, with a new id.
     *
     * @param modelId the model that asks
     * @param payload what is asked for, by the same model
     * @param priority how urgent it is
     * @param clock tells the time
     * @return the request
     * @throws InvalidValueException if the payload is of another model
     */
    public static DataRequest createDataRequest(
            String modelId, RequestPayload payload, Priority priority, Clock clock) {
        if (!payload.modelId().equals(modelId)) {
            throw new InvalidValueException("modelId", modelId, "the model of the payload, " + payload.modelId());
        }
        MessageMetadata metadata = MessageMetadata.builder(
                        UUID.randomUUID().toString(), timestamp(clock.instant()), BALANCE, DATA)
                .priority(priority)
                .build();
        return new DataRequest(metadata, payload);
    }

    /**
     * Makes the response to a request, with its id and what it is known by.
     *
     * @param request the request
     * @param payload the answer
     * @param clock tells the time
     * @return the response, destined for the model that asked
     */
    public static DataResponse createDataResponse(DataRequest request, ResponsePayload payload, Clock clock) {
        MessageMetadata asked = request.metadata();
        MessageMetadata metadata = MessageMetadata.builder(
                        asked.requestId(),
                        timestamp(clock.instant()),
                        DATA,
                        request.payload().modelId())
                .priority(asked.priority())
                .requestSource(asked.requestSource())
                .correlationId(asked.correlationId().orElse(null))
                .traceId(asked.traceId().orElse(null))
                .sessionId(asked.sessionId().orElse(null))
                .build();
        return new DataResponse(metadata, payload);
    }

    /**
     * Tells whether a text is a request that {@link MessageReader} accepts.
     *
     * @param json the text
     * @return true if it is
     */
    public static boolean isValidDataRequest(String json) {
        return MessageReader.readRequest(json) instanceof ReadResult.Accepted;
    }

    /**
     * Tells whether a text is a response that {@link MessageReader} accepts.
     *
     * @param json the text
     * @return true if it is
     */
    public static boolean isValidDataResponse(String json) {
        return MessageReader.readResponse(json) instanceof ReadResult.Accepted;
    }

    /**
     * A time as messages carry it.
     *
     * @param time the time
     * @return ISO 8601 in UTC with six digits of the second, such as {@code 2026-01-02T10:01:00.000001Z}
     */
    public static String timestamp(Instant time) {
        return Timestamps.format(time);
    }

    /**
     * What a request looks like as it is written.
     *
     * @return a JSON Schema, dialect 2020-12
     */
    public static String dataRequestSchema() {
        return WireDocuments.dataRequest();
    }

    /**
     * What a response looks like as it is written.
     *
     * @return a JSON Schema, dialect 2020-12
     */
    public static String dataResponseSchema() {
        return WireDocuments.dataResponse();
    }

    /**
     * What an event looks like.
     *
     * @return a JSON Schema, dialect 2020-12
     */
    public static String eventSchema() {
        return WireDocuments.event();
    }

    /**
     * What a metric looks like.
     *
     * @return a JSON Schema, dialect 2020-12
     */
    public static String metricSchema() {
        return WireDocuments.metric();
    }

    /**
     * The topics, their messages, and who sends and receives them.
     *
     * @return an AsyncAPI 3.0 document in JSON
     */
    public static String asyncApi() {
        return WireDocuments.asyncApi();
    }
}
