// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the fields of one object. Null is written as null. */
final class FieldWriter {

    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final int DIGITS_OF_NANOS = 9;
    private static final int DIGITS_OF_NANOS_IN_MILLI = 6;

    private final JsonGenerator json;

    FieldWriter(JsonGenerator json) {
        this.json = json;
    }

    void begin() throws IOException {
        json.writeStartObject();
    }

    void end() throws IOException {
        json.writeEndObject();
    }

    void name(SerializableString name) throws IOException {
        json.writeFieldName(name);
    }

    void text(SerializableString name, @Nullable String value) throws IOException {
        json.writeFieldName(name);
        if (value == null) {
            json.writeNull();
        } else {
            json.writeString(value);
        }
    }

    void texts(SerializableString name, List<String> values) throws IOException {
        json.writeFieldName(name);
        json.writeStartArray();
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    void number(SerializableString name, int value) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(value);
    }

    void number(SerializableString name, @Nullable Long value) throws IOException {
        json.writeFieldName(name);
        if (value == null) {
            json.writeNull();
        } else {
            json.writeNumber(value);
        }
    }

    void flag(SerializableString name, boolean value) throws IOException {
        json.writeFieldName(name);
        json.writeBoolean(value);
    }

    void value(SerializableString name, @Nullable Object value) throws IOException {
        json.writeFieldName(name);
        FreeFormJson.write(json, value);
    }

    void seconds(SerializableString name, @Nullable Duration value) throws IOException {
        json.writeFieldName(name);
        if (value == null) {
            json.writeNull();
        } else if (value.getNano() == 0) {
            json.writeNumber(value.getSeconds());
        } else {
            writeDecimal(value, DIGITS_OF_NANOS);
        }
    }

    void millis(SerializableString name, @Nullable Duration value) throws IOException {
        json.writeFieldName(name);
        if (value == null) {
            json.writeNull();
        } else if (value.getNano() % NANOS_PER_MILLI == 0) {
            json.writeNumber(value.toMillis());
        } else {
            writeDecimal(value, DIGITS_OF_NANOS_IN_MILLI);
        }
    }

    private void writeDecimal(Duration value, int digits) throws IOException {
        json.writeNumber(BigDecimal.valueOf(value.toNanos(), digits).stripTrailingZeros());
    }
}
