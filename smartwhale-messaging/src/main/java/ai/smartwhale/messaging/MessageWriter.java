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
        out.name("metadata");
        write(json, request.metadata());
        out.name("payload");
        write(json, request.payload());
        out.end();
    }

    static void write(JsonGenerator json, DataResponse response) throws IOException {
        FieldWriter out = new FieldWriter(json);
        out.begin();
        out.name("metadata");
        write(json, response.metadata());
        out.name("payload");
        write(json, response.payload());
        out.end();
    }

    static void write(JsonGenerator json, MessageMetadata metadata) throws IOException {
        FieldWriter out = new FieldWriter(json);
        out.begin();
        out.text("request_id", metadata.requestId());
        out.text("timestamp", metadata.timestamp());
        out.text("source", metadata.source());
        out.text("destination", metadata.destination());
        out.number("priority", metadata.priority().level());
        out.text("request_source", metadata.requestSource().wireName());
        out.text("correlation_id", metadata.correlationId().orElse(null));
        out.text("trace_id", metadata.traceId().orElse(null));
        out.text("session_id", metadata.sessionId().orElse(null));
        out.number("retry_count", metadata.retryCount());
        out.seconds("ttl", metadata.ttl().orElse(null));
        out.text("expires_at", metadata.expiresAt().orElse(null));
        out.end();
    }

    static void write(JsonGenerator json, RequestPayload payload) throws IOException {
        FieldWriter out = new FieldWriter(json);
        out.begin();
        out.text("operation", payload.operation().wireName());
        out.text("model_id", payload.modelId());
        out.text("data_type", payload.dataType().wireName());
        out.text("data_source", payload.dataSource().map(DataSource::wireName).orElse(null));
        out.value("parameters", payload.parameters());
        out.text("response_topic", payload.responseTopic().orElse(null));
        out.text("batch_id", payload.batchId().orElse(null));
        out.seconds("timeout", payload.timeout());
        out.number("max_size", payload.maxSize().orElse(null));
        out.flag("require_fresh", payload.requireFresh());
        out.texts("tags", payload.tags());
        out.value("context", payload.context());
        out.end();
    }

    static void write(JsonGenerator json, ResponsePayload payload) throws IOException {
        FieldWriter out = new FieldWriter(json);
        out.begin();
        out.text("operation", payload.operation().wireName());
        out.text("status", payload.status().wireName());
        out.text("data_type", payload.dataType().wireName());
        out.text("data_source", payload.dataSource().map(DataSource::wireName).orElse(null));
        out.value("data", payload.data().orElse(null));
        out.text("error_message", payload.errorMessage().orElse(null));
        out.text("error_code", payload.errorCode().map(ErrorCode::wireName).orElse(null));
        out.value("metrics", payload.metrics());
        out.text("batch_id", payload.batchId().orElse(null));
        out.text("next_cursor", payload.nextCursor().orElse(null));
        out.number("total_items", payload.totalItems().orElse(null));
        out.value("page_info", payload.pageInfo());
        out.value("metadata", payload.metadata());
        out.text("source_url", payload.sourceUrl().orElse(null));
        out.text("last_updated", payload.lastUpdated().orElse(null));
        out.millis("processing_time", payload.processingTime().orElse(null));
        out.flag("cached", payload.cached());
        out.value("additional_info", payload.additionalInfo());
        out.end();
    }
}
