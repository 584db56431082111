// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/** The vocabulary in which {@link JsonSchemas} says what a field may be. */
@NullUnmarked
final class SchemaParts {

    private static final String TYPE = "type";
    private static final String NULL = "null";

    private SchemaParts() {}

    static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    /** An object with exactly these properties, all of them required. */
    static Map<String, Object> closed(String description, Map<String, Object> properties) {
        return ordered(
                TYPE,
                "object",
                "description",
                description,
                "properties",
                properties,
                "required",
                List.copyOf(properties.keySet()),
                "additionalProperties",
                false);
    }

    static Map<String, Object> id(String description) {
        return ordered(TYPE, "string", "description", description, "minLength", 1, "maxLength", Limits.LONGEST_ID);
    }

    static Map<String, Object> optionalId(String description) {
        return ordered(TYPE, orNull("string"), "description", description, "maxLength", Limits.LONGEST_ID);
    }

    static Map<String, Object> optionalText(String description) {
        return ordered(TYPE, orNull("string"), "description", description, "maxLength", Limits.LONGEST_TEXT);
    }

    static Map<String, Object> tags(String description) {
        return ordered(
                TYPE,
                "array",
                "description",
                description,
                "items",
                ordered(TYPE, "string", "maxLength", Limits.LONGEST_TEXT));
    }

    static Map<String, Object> whole(String description, long least, long most) {
        return ordered(TYPE, "integer", "description", description, "minimum", least, "maximum", most);
    }

    static Map<String, Object> optionalWhole(String description) {
        return ordered(TYPE, orNull("integer"), "description", description, "minimum", 0, "maximum", Long.MAX_VALUE);
    }

    static Map<String, Object> duration(String description, long most) {
        return ordered(TYPE, "number", "description", description, "minimum", 0, "maximum", most);
    }

    static Map<String, Object> optionalDuration(String description, long most) {
        return ordered(TYPE, orNull("number"), "description", description, "minimum", 0, "maximum", most);
    }

    static Map<String, Object> flag(String description) {
        return ordered(TYPE, "boolean", "description", description);
    }

    static Map<String, Object> freeForm(String description) {
        return ordered(TYPE, "object", "description", description);
    }

    static Map<String, Object> anything(String description) {
        return ordered("description", description);
    }

    static Map<String, Object> choice(String description, Enum<?>[] constants) {
        return ordered(TYPE, "string", "description", description, "enum", names(constants));
    }

    static Map<String, Object> optionalChoice(String description, Enum<?>[] constants) {
        Object[] names = Arrays.copyOf(names(constants), constants.length + 1);
        return ordered(TYPE, orNull("string"), "description", description, "enum", names);
    }

    private static Object[] names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(WireNames::wireName).toArray();
    }

    private static List<String> orNull(String type) {
        return List.of(type, NULL);
    }
}
