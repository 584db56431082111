// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Writes messages as the contract says: every field, in its order, null where absent. */
final class MessageWriter {

    private MessageWriter() {}

    static void write(JsonGenerator json, DataRequest request) throws IOException {
        FieldWriter out = new FieldWriter(json);
        out.begin();
        out.name(FieldNames.METADATA);
        write(json, request.metadata());
        out.name(FieldNames.PAYLOAD);
        write(json, request.payload());
        out.end();
    }

    static void write(JsonGenerator json, DataResponse response) throws IOException {
        FieldWriter out = new FieldWriter(json);
        out.begin();
        out.name(FieldNames.METADATA);
        write(json, response.metadata());
        out.name(FieldNames.PAYLOAD);
        write(json, response.payload());
        out.end();
    }

    static void write(JsonGenerator json, MessageMetadata metadata) throws IOException {
        FieldWriter out = new FieldWriter(json);
        out.begin();
        out.text(FieldNames.REQUEST_ID, metadata.requestId());
        out.text(FieldNames.TIMESTAMP, metadata.timestamp());
        out.text(FieldNames.SOURCE, metadata.source());
        out.text(FieldNames.DESTINATION, metadata.destination());
        out.number(FieldNames.PRIORITY, metadata.priority().level());
        out.text(FieldNames.REQUEST_SOURCE, metadata.requestSource().wireName());
        out.text(FieldNames.CORRELATION_ID, metadata.correlationId().orElse(null));
        out.text(FieldNames.TRACE_ID, metadata.traceId().orElse(null));
        out.text(FieldNames.SESSION_ID, metadata.sessionId().orElse(null));
        out.number(FieldNames.RETRY_COUNT, metadata.retryCount());
        out.seconds(FieldNames.TTL, metadata.ttl().orElse(null));
        out.text(FieldNames.EXPIRES_AT, metadata.expiresAt().orElse(null));
        out.end();
    }

    static void write(JsonGenerator json, RequestPayload payload) throws IOException {
        FieldWriter out = new FieldWriter(json);
        out.begin();
        out.text(FieldNames.OPERATION, payload.operation().wireName());
        out.text(FieldNames.MODEL_ID, payload.modelId());
        out.text(FieldNames.DATA_TYPE, payload.dataType().wireName());
        out.text(
                FieldNames.DATA_SOURCE,
                payload.dataSource().map(DataSource::wireName).orElse(null));
        out.value(FieldNames.PARAMETERS, payload.parameters());
        out.text(FieldNames.RESPONSE_TOPIC, payload.responseTopic().orElse(null));
        out.text(FieldNames.BATCH_ID, payload.batchId().orElse(null));
        out.seconds(FieldNames.TIMEOUT, payload.timeout());
        out.number(FieldNames.MAX_SIZE, payload.maxSize().orElse(null));
        out.flag(FieldNames.REQUIRE_FRESH, payload.requireFresh());
        out.texts(FieldNames.TAGS, payload.tags());
        out.value(FieldNames.CONTEXT, payload.context());
        out.end();
    }

    static void write(JsonGenerator json, ResponsePayload payload) throws IOException {
        FieldWriter out = new FieldWriter(json);
        out.begin();
        out.text(FieldNames.OPERATION, payload.operation().wireName());
        out.text(FieldNames.STATUS, payload.status().wireName());
        out.text(FieldNames.DATA_TYPE, payload.dataType().wireName());
        out.text(
                FieldNames.DATA_SOURCE,
                payload.dataSource().map(DataSource::wireName).orElse(null));
        out.value(FieldNames.DATA, payload.data().orElse(null));
        out.text(FieldNames.ERROR_MESSAGE, payload.errorMessage().orElse(null));
        out.text(
                FieldNames.ERROR_CODE,
                payload.errorCode().map(ErrorCode::wireName).orElse(null));
        out.value(FieldNames.METRICS, payload.metrics());
        out.text(FieldNames.BATCH_ID, payload.batchId().orElse(null));
        out.text(FieldNames.NEXT_CURSOR, payload.nextCursor().orElse(null));
        out.number(FieldNames.TOTAL_ITEMS, payload.totalItems().orElse(null));
        out.value(FieldNames.PAGE_INFO, payload.pageInfo());
        out.value(FieldNames.METADATA, payload.metadata());
        out.text(FieldNames.SOURCE_URL, payload.sourceUrl().orElse(null));
        out.text(FieldNames.LAST_UPDATED, payload.lastUpdated().orElse(null));
        out.millis(FieldNames.PROCESSING_TIME, payload.processingTime().orElse(null));
        out.flag(FieldNames.CACHED, payload.cached());
        out.value(FieldNames.ADDITIONAL_INFO, payload.additionalInfo());
        out.end();
    }
}
