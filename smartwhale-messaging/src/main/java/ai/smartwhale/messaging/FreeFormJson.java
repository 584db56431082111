// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/** Reads and writes free-form content. Depth is bounded by the parser and by {@link FreeForm}. */
@NullUnmarked
final class FreeFormJson {

    private FreeFormJson() {}

    /** Reads the value at the current token. */
    static Object read(JsonParser in) throws IOException {
        return switch (in.currentToken()) {
            case START_OBJECT -> readMap(in);
            case START_ARRAY -> readList(in);
            case VALUE_STRING -> in.getText();
            case VALUE_NUMBER_INT -> in.getNumberValue();
            case VALUE_NUMBER_FLOAT -> readReal(in);
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            default -> null;
        };
    }

    /** Reads the object at the current token. */
    static JsonMap readMap(JsonParser in) throws IOException {
        String name = in.nextFieldName();
        if (name == null) {
            return JsonMap.EMPTY;
        }
        Map<String, Object> entries = new LinkedHashMap<>();
        int deepest = 0;
        for (; name != null; name = in.nextFieldName()) {
            in.nextToken();
            Object value = read(in);
            deepest = Math.max(deepest, FreeForm.depth(value));
            entries.put(name, value);
        }
        return new JsonMap(entries, deepest + 1);
    }

    private static JsonList readList(JsonParser in) throws IOException {
        if (in.nextToken() == JsonToken.END_ARRAY) {
            return JsonList.EMPTY;
        }
        List<Object> items = new ArrayList<>();
        int deepest = 0;
        for (; in.currentToken() != JsonToken.END_ARRAY; in.nextToken()) {
            Object value = read(in);
            deepest = Math.max(deepest, FreeForm.depth(value));
            items.add(value);
        }
        return new JsonList(items.toArray(), deepest + 1);
    }

    private static Double readReal(JsonParser in) throws IOException {
        double value = in.getDoubleValue();
        if (Double.isInfinite(value)) {
            throw new StreamConstraintsException("Number is beyond the range of a double", in.currentLocation());
        }
        return value;
    }

    static void write(JsonGenerator out, Object value) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof String text) {
            out.writeString(text);
        } else if (value instanceof Integer number) {
            out.writeNumber(number);
        } else if (value instanceof Double number) {
            out.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value instanceof Long number) {
            out.writeNumber(number);
        } else if (value instanceof JsonMap map) {
            writeMap(out, map);
        } else if (value instanceof JsonList list) {
            writeList(out, list);
        } else {
            out.writeNumber((BigInteger) value);
        }
    }

    private static void writeMap(JsonGenerator out, JsonMap map) throws IOException {
        out.writeStartObject();
        for (Map.Entry<String, Object> entry : map.entrySet()) {
            out.writeFieldName(entry.getKey());
            write(out, entry.getValue());
        }
        out.writeEndObject();
    }

    private static void writeList(JsonGenerator out, JsonList list) throws IOException {
        out.writeStartArray();
        for (int i = 0; i < list.size(); i++) {
            write(out, list.get(i));
        }
        out.writeEndArray();
    }
}
