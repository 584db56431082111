// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;

/** The names of the fields that are written, encoded once. */
final class FieldNames {

    static final SerializableString ADDITIONAL_INFO = new SerializedString("additional_info");
    static final SerializableString BATCH_ID = new SerializedString("batch_id");
    static final SerializableString CACHED = new SerializedString("cached");
    static final SerializableString CONTEXT = new SerializedString("context");
    static final SerializableString CORRELATION_ID = new SerializedString("correlation_id");
    static final SerializableString DATA = new SerializedString("data");
    static final SerializableString DATA_SOURCE = new SerializedString("data_source");
    static final SerializableString DATA_TYPE = new SerializedString("data_type");
    static final SerializableString DESTINATION = new SerializedString("destination");
    static final SerializableString ERROR_CODE = new SerializedString("error_code");
    static final SerializableString ERROR_MESSAGE = new SerializedString("error_message");
    static final SerializableString EXPIRES_AT = new SerializedString("expires_at");
    static final SerializableString LAST_UPDATED = new SerializedString("last_updated");
    static final SerializableString MAX_SIZE = new SerializedString("max_size");
    static final SerializableString METADATA = new SerializedString("metadata");
    static final SerializableString METRICS = new SerializedString("metrics");
    static final SerializableString MODEL_ID = new SerializedString("model_id");
    static final SerializableString NEXT_CURSOR = new SerializedString("next_cursor");
    static final SerializableString OPERATION = new SerializedString("operation");
    static final SerializableString PAGE_INFO = new SerializedString("page_info");
    static final SerializableString PARAMETERS = new SerializedString("parameters");
    static final SerializableString PAYLOAD = new SerializedString("payload");
    static final SerializableString PRIORITY = new SerializedString("priority");
    static final SerializableString PROCESSING_TIME = new SerializedString("processing_time");
    static final SerializableString REQUEST_ID = new SerializedString("request_id");
    static final SerializableString REQUEST_SOURCE = new SerializedString("request_source");
    static final SerializableString REQUIRE_FRESH = new SerializedString("require_fresh");
    static final SerializableString RESPONSE_TOPIC = new SerializedString("response_topic");
    static final SerializableString RETRY_COUNT = new SerializedString("retry_count");
    static final SerializableString SESSION_ID = new SerializedString("session_id");
    static final SerializableString SOURCE = new SerializedString("source");
    static final SerializableString SOURCE_URL = new SerializedString("source_url");
    static final SerializableString STATUS = new SerializedString("status");
    static final SerializableString TAGS = new SerializedString("tags");
    static final SerializableString TIMEOUT = new SerializedString("timeout");
    static final SerializableString TIMESTAMP = new SerializedString("timestamp");
    static final SerializableString TOTAL_ITEMS = new SerializedString("total_items");
    static final SerializableString TRACE_ID = new SerializedString("trace_id");
    static final SerializableString TTL = new SerializedString("ttl");

    private FieldNames() {}
}
