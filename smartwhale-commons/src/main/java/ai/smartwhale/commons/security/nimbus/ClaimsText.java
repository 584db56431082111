// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.nimbus;

import ai.smartwhale.commons.InvalidValueException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** Writes claims as JSON, so that {@link StrictJson} reads the same. */
final class ClaimsText {

    private static final int MOST_LEVELS = 16;
    private static final int USUAL_BYTES = 512;
    private static final int MOST_BITS = 208;
    private static final String ALLOWED =
            "texts, finite numbers, truth values, and lists and maps of these, on 16 levels at most";
    private static final JsonFactory FACTORY = new JsonFactory();

    private ClaimsText() {}

    static byte[] write(Map<String, Object> claims) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
            object(out, "claims", claims, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void object(JsonGenerator out, String name, Map<?, ?> members, int level) throws IOException {
        requireLevel(name, level);
        out.writeStartObject();
        for (Map.Entry<?, ?> member : members.entrySet()) {
            if (!(member.getKey() instanceof String key)) {
                throw new InvalidValueException(name, member.getKey(), "texts for names");
            }
            out.writeFieldName(wellFormed(name, key));
            value(out, key, member.getValue(), level);
        }
        out.writeEndObject();
    }

    private static void value(JsonGenerator out, String name, Object value, int level) throws IOException {
        if (value instanceof String text) {
            out.writeString(wellFormed(name, text));
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else if (value instanceof Long || value instanceof Integer || value instanceof Short) {
            out.writeNumber(((Number) value).longValue());
        } else if (value instanceof BigInteger number && number.bitLength() <= MOST_BITS) {
            out.writeNumber(number);
        } else if ((value instanceof Double || value instanceof Float)
                && Double.isFinite(((Number) value).doubleValue())) {
            out.writeNumber(((Number) value).doubleValue());
        } else if (value instanceof Map<?, ?> members) {
            object(out, name, members, level + 1);
        } else if (value instanceof List<?> elements) {
            list(out, name, elements, level + 1);
        } else {
            throw new InvalidValueException("claim " + name, typeOf(value), ALLOWED);
        }
    }

    private static void list(JsonGenerator out, String name, List<?> elements, int level) throws IOException {
        requireLevel(name, level);
        out.writeStartArray();
        for (Object element : elements) {
            value(out, name, element, level);
        }
        out.writeEndArray();
    }

    private static void requireLevel(String name, int level) {
        if (level > MOST_LEVELS) {
            throw new InvalidValueException("claim " + name, "on level " + level, ALLOWED);
        }
    }

    /** A lone half of a surrogate pair has no UTF-8, and would come back as something else. */
    private static String wellFormed(String name, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new InvalidValueException("claim " + name, "half of a surrogate pair", "Unicode");
            }
        }
        return text;
    }

    private static String typeOf(Object value) {
        return value == null ? "null" : value.getClass().getName();
    }
}
