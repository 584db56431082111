// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.file;

import ai.smartwhale.balance.quality.data.CellType;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;

/** One line of JSON as cells. What is nested is one cell with its JSON as text, and is never changed. */
final class JsonLineTree {

    static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxStringLength(64 << 20).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private JsonLineTree() {}

    static ObjectNode parse(String line, long row) throws TableFileException {
        try {
            JsonNode tree = JSON.readTree(line);
            if (tree instanceof ObjectNode object) {
                return object;
            }
            throw new TableFileException(row, "no JSON object", new IllegalArgumentException("no JSON object"));
        } catch (TableFileException e) {
            throw e;
        } catch (IOException e) {
            throw new TableFileException(row, "no JSON: " + firstLine(String.valueOf(e.getMessage())), e);
        }
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    static CellType type(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return CellType.MISSING;
        }
        return value.isNumber() ? CellType.NUMBER : value.isBoolean() ? CellType.BOOLEAN : CellType.TEXT;
    }

    static Optional<String> text(JsonNode value) {
        return type(value) == CellType.MISSING
                ? Optional.empty()
                : Optional.of(value.isContainerNode() ? value.toString() : value.asText());
    }
}
