// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils;

import ai.smartwhale.commons.utils.validation.SanitizeOptions;
import ai.smartwhale.commons.utils.validation.SanitizedInput;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Copies an input and makes its texts clean. For one input. */
final class InputSanitizer {

    private final SanitizeOptions options;
    private final List<String> changed = new ArrayList<>();

    private InputSanitizer(SanitizeOptions options) {
        this.options = options;
    }

    static SanitizedInput sanitize(JsonNode input, SanitizeOptions options) {
        InputSanitizer sanitizer = new InputSanitizer(options);
        JsonNode clean = sanitizer.copy(input, "");
        return new SanitizedInput(clean, sanitizer.changed);
    }

    private JsonNode copy(JsonNode value, String pointer) {
        if (value.isTextual()) {
            return TextNode.valueOf(clean(value.textValue(), pointer));
        }
        if (value.isArray()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode(value.size());
            for (int i = 0; i < value.size(); i++) {
                list.add(copy(value.get(i), pointer + '/' + i));
            }
            return list;
        }
        if (value.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            Iterator<Map.Entry<String, JsonNode>> fields = value.properties().iterator();
            while (fields.hasNext()) {
                Map.Entry<String, JsonNode> field = fields.next();
                String inner = pointer + '/' + field.getKey().replace("~", "~0").replace("/", "~1");
                object.set(cleanName(object, field.getKey(), inner), copy(field.getValue(), inner));
            }
            return object;
        }
        return value.deepCopy();
    }

    /** A name that would fall together with another once it is clean stays as it is: no field is lost. */
    private String cleanName(ObjectNode object, String name, String pointer) {
        String visible = visible(name);
        if (visible.equals(name) || object.has(visible)) {
            return name;
        }
        changed.add(pointer);
        return visible;
    }

    private String clean(String text, String pointer) {
        String clean = visible(text);
        clean = switch (options.markup()) {
            case KEEP -> clean;
            case ESCAPE -> escaped(clean);
            case STRIP -> stripped(clean);
        };
        if (options.profile().isPresent()) {
            clean = StringUtils.normalizeText(clean, options.profile().orElseThrow());
        }
        if (options.trim()) {
            clean = clean.strip();
        }
        clean = cut(clean);
        if (!clean.equals(text)) {
            changed.add(pointer);
        }
        return clean;
    }

    private String cut(String text) {
        if (text.length() <= options.maximumTextLength()) {
            return text;
        }
        int end = options.maximumTextLength();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }

    /** Without controls and without what turns the direction of text. */
    private static String visible(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean hidden = (Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r')
                    || (c >= '\u202A' && c <= '\u202E')
                    || (c >= '\u2066' && c <= '\u2069')
                    || c == '\u200E'
                    || c == '\u200F'
                    || c == '\u061C'
                    || c == '\uFEFF';
            if (hidden && out == null) {
                out = new StringBuilder(text.length()).append(text, 0, i);
            } else if (!hidden && out != null) {
                out.append(c);
            }
        }
        return out == null ? text : out.toString();
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    /** A bracket that never closes opens nothing and stays. */
    private static String stripped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('<', at);
            int close = open < 0 ? -1 : text.indexOf('>', open);
            if (close < 0) {
                return out.append(text, at, text.length()).toString();
            }
            out.append(text, at, open);
            at = close + 1;
        }
        return out.toString();
    }
}
