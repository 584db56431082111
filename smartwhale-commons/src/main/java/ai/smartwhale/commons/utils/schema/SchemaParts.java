// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Takes a schema apart into parts that all have to hold: references are followed, {@code allOf} is opened. */
final class SchemaParts {

    private static final int MOST = 1_000;

    private final JsonNode root;

    SchemaParts(JsonNode root) {
        this.root = root;
    }

    JsonNode root() {
        return root;
    }

    List<JsonNode> of(JsonNode schema) {
        List<JsonNode> parts = new ArrayList<>();
        collect(schema, parts, new HashSet<>());
        return parts;
    }

    List<JsonNode> ofAll(List<JsonNode> schemas) {
        List<JsonNode> parts = new ArrayList<>();
        schemas.forEach(schema -> collect(schema, parts, new HashSet<>()));
        return parts;
    }

    private void collect(JsonNode schema, List<JsonNode> parts, Set<String> followed) {
        if (parts.size() > MOST) {
            throw new SchemaException("a schema has more than " + MOST + " parts in one place");
        }
        parts.add(schema);
        JsonNode reference = schema.get("$ref");
        if (reference != null && followed.add(reference.asText())) {
            collect(resolve(reference.asText()), parts, followed);
        }
        JsonNode all = schema.get("allOf");
        if (all != null) {
            all.forEach(part -> collect(part, parts, followed));
        }
    }

    private JsonNode resolve(String reference) {
        if (reference.equals("#")) {
            return root;
        }
        JsonNode found = reference.startsWith("#/") ? root.at(JsonPointer.compile(reference.substring(1))) : null;
        if (found == null || found.isMissingNode()) {
            throw new SchemaException("the reference " + reference + " is not in this schema");
        }
        return found;
    }
}
