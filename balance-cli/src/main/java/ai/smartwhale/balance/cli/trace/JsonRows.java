// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/** Reads lines of JSON. */
final class JsonRows {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonRows() {}

    /** The object of a line, empty if the line is not one. */
    static Optional<JsonNode> parse(String line) {
        try {
            return Optional.ofNullable(MAPPER.readTree(line)).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            // Whoever asks knows the line and says what was expected of it.
            return Optional.empty();
        }
    }

    static JsonNode require(TraceLines lines, String line) {
        return parse(line).orElseThrow(() -> lines.problem("is not a JSON object"));
    }

    static long millis(TraceLines lines, JsonNode row, String field) {
        JsonNode value = row.path(field);
        if (!value.isNumber() || value.asLong() < 0) {
            throw lines.problem(field + " is " + Csv.shorten(value.toString()) + "; expected milliseconds, 0 or more");
        }
        return value.asLong();
    }
}
