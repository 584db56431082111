// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import static ai.smartwhale.messaging.SchemaParts.ordered;

import java.util.LinkedHashMap;
import java.util.Map;

/** The documents of the wire contract, made from the code that follows it. */
final class WireDocuments {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private WireDocuments() {}

    /** Every document by its path below the folder of documents. */
    static Map<String, String> all() {
        Map<String, String> documents = new LinkedHashMap<>();
        documents.put("asyncapi.json", asyncApi());
        documents.put("schemas/data-request.json", dataRequest());
        documents.put("schemas/data-response.json", dataResponse());
        documents.put("schemas/event.json", event());
        documents.put("schemas/metric.json", metric());
        return documents;
    }

    static String asyncApi() {
        return Json.toPrettyText(AsyncApiDocument.create());
    }

    static String dataRequest() {
        return schema("data-request", "DataRequest", JsonSchemas.dataRequest());
    }

    static String dataResponse() {
        return schema("data-response", "DataResponse", JsonSchemas.dataResponse());
    }

    static String event() {
        return schema("event", "Event", JsonSchemas.event());
    }

    static String metric() {
        return schema("metric", "Metric", JsonSchemas.metric());
    }

    private static String schema(String id, String title, Map<String, Object> content) {
        Map<String, Object> schema = ordered(
                "$schema", DIALECT,
                "$id", "urn:smartwhale:schema:" + id + ':' + MessagingConstants.MESSAGING_VERSION,
                "title", title);
        schema.putAll(content);
        return Json.toPrettyText(schema);
    }
}
