// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Guesses a schema from samples: their types, their fields, and those that all of them have. Pure functions. */
public final class SchemaInference {

    private SchemaInference() {}

    /**
     * The narrowest schema of types and fields that takes all samples.
     *
     * @param samples one or more
     * @return a schema of draft 2020-12
     */
    public static ObjectNode infer(List<JsonNode> samples) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.setAll(of(samples));
        return schema;
    }

    private static ObjectNode of(List<JsonNode> samples) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        Set<JsonTypes> types = EnumSet.noneOf(JsonTypes.class);
        samples.forEach(sample -> types.add(JsonTypes.of(sample)));
        if (types.contains(JsonTypes.NUMBER)) {
            types.remove(JsonTypes.INTEGER);
        }
        List<String> names =
                types.stream().map(type -> type.name().toLowerCase(Locale.ROOT)).toList();
        if (names.size() == 1) {
            schema.put("type", names.get(0));
        } else {
            ArrayNode list = schema.putArray("type");
            names.forEach(list::add);
        }
        if (types.contains(JsonTypes.OBJECT)) {
            fields(schema, samples.stream().filter(JsonNode::isObject).toList());
        }
        if (types.contains(JsonTypes.ARRAY)) {
            List<JsonNode> items = new ArrayList<>();
            samples.stream().filter(JsonNode::isArray).forEach(list -> list.forEach(items::add));
            if (!items.isEmpty()) {
                schema.set("items", of(items));
            }
        }
        return schema;
    }

    private static void fields(ObjectNode schema, List<JsonNode> objects) {
        Map<String, List<JsonNode>> values = new LinkedHashMap<>();
        objects.forEach(object -> object.properties()
                .forEach(field -> values.computeIfAbsent(field.getKey(), name -> new ArrayList<>())
                        .add(field.getValue())));
        ObjectNode properties = schema.putObject("properties");
        values.forEach((name, found) -> properties.set(name, of(found)));
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        values.forEach((name, found) -> {
            if (found.size() == objects.size()) {
                required.add(name);
            }
        });
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
    }
}
