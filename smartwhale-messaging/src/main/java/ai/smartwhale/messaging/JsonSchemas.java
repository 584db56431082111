// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import static ai.smartwhale.messaging.SchemaParts.anything;
import static ai.smartwhale.messaging.SchemaParts.choice;
import static ai.smartwhale.messaging.SchemaParts.closed;
import static ai.smartwhale.messaging.SchemaParts.duration;
import static ai.smartwhale.messaging.SchemaParts.flag;
import static ai.smartwhale.messaging.SchemaParts.freeForm;
import static ai.smartwhale.messaging.SchemaParts.id;
import static ai.smartwhale.messaging.SchemaParts.optionalChoice;
import static ai.smartwhale.messaging.SchemaParts.optionalDuration;
import static ai.smartwhale.messaging.SchemaParts.optionalId;
import static ai.smartwhale.messaging.SchemaParts.optionalText;
import static ai.smartwhale.messaging.SchemaParts.optionalWhole;
import static ai.smartwhale.messaging.SchemaParts.ordered;
import static ai.smartwhale.messaging.SchemaParts.tags;
import static ai.smartwhale.messaging.SchemaParts.whole;

import java.util.List;
import java.util.Map;

/** What the messages look like, in the words of JSON Schema. */
final class JsonSchemas {

    private static final String TOLERANCE = " This is what is written. A reader takes more: names of enums in any case,"
            + " unknown fields, missing or null fields other than the required ones (metadata: request_id, timestamp,"
            + " source, destination; payload of a request: operation, model_id, data_type; payload of a response:"
            + " operation, status, data_type), numbers and flags written as text, priorities by name, and title, url or"
            + " search_term in place of the parameter query.";

    private JsonSchemas() {}

    static Map<String, Object> dataRequest() {
        return closed("A request for data." + TOLERANCE, ordered("metadata", metadata(), "payload", requestPayload()));
    }

    static Map<String, Object> dataResponse() {
        return closed(
                "The answer to a request; it carries the request_id of the request, and the model id as its"
                        + " destination." + TOLERANCE,
                ordered("metadata", metadata(), "payload", responsePayload()));
    }

    static Map<String, Object> event() {
        Map<String, Object> event = report("Something that happened.", "event_type", "What happened.");
        event.put("allOf", EventSchemas.byType());
        return event;
    }

    static Map<String, Object> metric() {
        Map<String, Object> schema = report("Something that was measured.", "metric_name", "What was measured.");
        if (schema.get("properties") instanceof Map<?, ?> properties) {
            Map<String, Object> more = ordered();
            properties.forEach((name, property) -> more.put((String) name, property));
            more.put("source", ordered("type", "string", "description", "Who measured, such as data."));
            schema.put("properties", more);
        }
        return schema;
    }

    private static Map<String, Object> report(String description, String name, String what) {
        Map<String, Object> properties = ordered(
                name,
                id(what),
                "timestamp",
                id("When: ISO 8601, with or without zone."),
                "data",
                anything("The facts: any JSON value."));
        return ordered(
                "type",
                "object",
                "description",
                description,
                "properties",
                properties,
                "required",
                List.copyOf(properties.keySet()));
    }

    private static Map<String, Object> metadata() {
        return closed(
                "What every message carries.",
                ordered(
                        "request_id", id("A UUID as text."),
                        "timestamp", id("When the message was made: ISO 8601, with or without zone."),
                        "source", id("Who made the message: balance, data, or a client."),
                        "destination", id("For whom it is: data, balance, or a model id."),
                        "priority", whole("1 is the most urgent, 5 the least.", 1, Priority.values().length),
                        "request_source", choice("Who is behind the request.", RequestSource.values()),
                        "correlation_id", optionalId("What the caller knows the request by."),
                        "trace_id", optionalId("The trace it belongs to."),
                        "session_id", optionalId("The session it belongs to."),
                        "retry_count", whole("How often it was sent before.", 0, Integer.MAX_VALUE),
                        "ttl",
                                optionalDuration(
                                        "Seconds after the timestamp in which it is worth an answer.",
                                        Limits.LONGEST_SECONDS),
                        "expires_at", optionalId("Until when it is worth an answer: ISO 8601.")));
    }

    private static Map<String, Object> requestPayload() {
        Map<String, Object> modelId = id("The model that asks; it becomes part of names of topics.");
        modelId.put("pattern", "^[a-zA-Z0-9._-]+$");
        Map<String, Object> topic = id("Where the answer goes.");
        topic.put("pattern", "^smartwhale\\.[a-zA-Z0-9._-]+$");
        topic.put("maxLength", TopicNames.LONGEST);
        return closed(
                "What is asked for.",
                ordered(
                        "operation", choice("What is to be done.", OperationType.values()),
                        "model_id", modelId,
                        "data_type", choice("What type of data is wanted.", DataType.values()),
                        "data_source", optionalChoice("Where to collect; null leaves the choice.", DataSource.values()),
                        "parameters", freeForm("What exactly is wanted; query is what is searched for."),
                        "response_topic", topic,
                        "batch_id", optionalId("The batch it belongs to."),
                        "timeout", duration("Seconds that the Data service may take.", Limits.LONGEST_SECONDS),
                        "max_size", optionalWhole("The largest wanted answer in bytes."),
                        "require_fresh", flag("Whether an answer kept from before will not do."),
                        "tags", tags("Free words of the caller."),
                        "context", freeForm("Free-form facts about the caller.")));
    }

    private static Map<String, Object> responsePayload() {
        return closed(
                "The answer.",
                ordered(
                        "operation", choice("What was to be done.", OperationType.values()),
                        "status", choice("How it went.", ResponseStatus.values()),
                        "data_type", choice("The type of the data.", DataType.values()),
                        "data_source", optionalChoice("Where it was collected.", DataSource.values()),
                        "data", anything("The data: any JSON value."),
                        "error_message", optionalText("What went wrong, for people."),
                        "error_code", optionalChoice("Why it went wrong.", ErrorCode.values()),
                        "metrics", freeForm("Free-form measurements."),
                        "batch_id", optionalId("The batch it belongs to."),
                        "next_cursor", optionalText("Where the next page begins."),
                        "total_items", optionalWhole("How many items there are on all pages."),
                        "page_info", freeForm("Free-form facts about the page."),
                        "metadata", freeForm("Free-form facts about the data."),
                        "source_url", optionalText("Where exactly the data is from."),
                        "last_updated", optionalText("When the data last changed."),
                        "processing_time",
                                optionalDuration(
                                        "Milliseconds that the Data service took.", 1000 * Limits.LONGEST_SECONDS),
                        "cached", flag("Whether the answer was kept from before."),
                        "additional_info", freeForm("Whatever else there is.")));
    }
}
