// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The types of JSON Schema. A whole number is a number too. */
enum JsonTypes {
    NULL,
    BOOLEAN,
    INTEGER,
    NUMBER,
    STRING,
    ARRAY,
    OBJECT;

    /** Those that all of some parts allow. */
    static Set<JsonTypes> allowed(List<JsonNode> parts) {
        Set<JsonTypes> allowed = EnumSet.allOf(JsonTypes.class);
        for (JsonNode part : parts) {
            if (part.isBoolean() && !part.booleanValue()) {
                return EnumSet.noneOf(JsonTypes.class);
            }
            if (part.has("type")) {
                allowed.retainAll(named(part.get("type")));
            }
            if (part.has("const")) {
                allowed.retainAll(around(of(part.get("const"))));
            }
            if (part.has("enum")) {
                Set<JsonTypes> values = EnumSet.noneOf(JsonTypes.class);
                part.get("enum").forEach(value -> values.addAll(around(of(value))));
                allowed.retainAll(values);
            }
        }
        return allowed;
    }

    static Set<JsonTypes> named(JsonNode type) {
        Set<JsonTypes> types = EnumSet.noneOf(JsonTypes.class);
        if (type.isArray()) {
            type.forEach(one -> types.addAll(named(one)));
        } else {
            try {
                types.add(valueOf(type.asText().toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw new SchemaException("no such type: " + type.asText(), e);
            }
        }
        if (types.contains(NUMBER)) {
            types.add(INTEGER);
        }
        return types;
    }

    private static Set<JsonTypes> around(JsonTypes type) {
        return type == INTEGER ? EnumSet.of(INTEGER, NUMBER) : EnumSet.of(type);
    }

    static JsonTypes of(JsonNode value) {
        return switch (value.getNodeType()) {
            case NULL, MISSING -> NULL;
            case BOOLEAN -> BOOLEAN;
            case NUMBER -> value.isIntegralNumber() || value.doubleValue() % 1 == 0 ? INTEGER : NUMBER;
            case STRING, BINARY -> STRING;
            case ARRAY -> ARRAY;
            case OBJECT, POJO -> OBJECT;
        };
    }
}
