// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import ai.smartwhale.commons.InvalidValueException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Walks over a message and keeps the first error. After an error the walk goes on, so that ids for an error answer can
 * be made out. Not thread-safe.
 */
final class FieldReader {

    private final JsonParser json;
    private String section = "";
    private String field = "";
    private @Nullable String errorField;
    private String errorReason = "";
    private boolean object = true;
    private boolean tooLong;

    FieldReader(JsonParser json) {
        this.json = json;
    }

    /** The parser, which stands on the value of the current field. */
    JsonParser json() {
        return json;
    }

    /** Enters the message; false if it is not an object. */
    boolean begin() throws IOException {
        JsonToken token = json.nextToken();
        if (token == JsonToken.START_OBJECT) {
            return true;
        }
        refuseText(token == null ? "is empty" : "is " + describe(token) + ", not an object");
        return false;
    }

    /** Requires that nothing follows the message. */
    void end() throws IOException {
        field = "";
        if (json.nextToken() != null) {
            refuseText("is followed by something else");
        }
    }

    /** Moves to the next field of the current object, null at its end. */
    @Nullable
    String next() throws IOException {
        String name = json.nextFieldName();
        if (name != null) {
            field = name;
            json.nextToken();
        }
        return name;
    }

    /** Reads the object at the current field. */
    void section(SectionDecoder decoder) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            refuseType("an object");
            return;
        }
        section = decoder.section() + '.';
        for (String name = next(); name != null; name = next()) {
            decoder.read(name, this);
        }
        section = "";
    }

    /** Skips an unknown value, without recursion. */
    void skip() throws IOException {
        json.skipChildren();
    }

    boolean isRefused() {
        return errorField != null;
    }

    /** Refuses the current field. */
    void refuse(String reason) {
        if (errorField == null) {
            refuse(section + field, reason);
        }
    }

    /** Refuses a field, unless something was refused before. */
    void refuse(String path, String reason) {
        if (errorField == null) {
            errorField = path;
            errorReason = reason;
        }
    }

    /** Refuses a value that no component takes. */
    void refuse(SectionDecoder decoder, InvalidValueException e) {
        refuse(decoder.section() + '.' + wireName(e.field()), "is " + e.value() + "; allowed: " + e.allowed());
    }

    /** Refuses a part without a required field. */
    void require(SectionDecoder decoder, String name, @Nullable String value) {
        if (value == null && errorField == null) {
            refuse(decoder.section() + '.' + name, "is missing");
        }
    }

    /** Refuses the current value, which is of the wrong type. */
    void refuseType(String wanted) throws IOException {
        if (errorField == null) {
            refuse("is " + describe(json.currentToken()) + "; allowed: " + wanted);
        }
        json.skipChildren();
    }

    /** Refuses bytes that are not one JSON object. */
    void refuseText(String reason) {
        object = false;
        refuse("", reason);
    }

    /** Refuses a message of which only the beginning is read. */
    void refuseLength(String reason) {
        tooLong = true;
        refuse("", reason);
    }

    /** Refuses what the parser gave up on. */
    void refuse(IOException e) {
        if (tooLong) {
            return;
        }
        long offset = Math.max(
                json.currentLocation().getByteOffset(), json.currentLocation().getCharOffset());
        if (e instanceof StreamConstraintsException limit) {
            refuse("exceeds a limit at offset " + offset + ": " + withoutAdvice(limit.getOriginalMessage()));
        } else {
            refuseText("is not JSON: malformed or cut off at offset " + offset);
        }
    }

    /** The path of what was refused first. */
    String errorField() {
        return errorField == null ? "" : errorField;
    }

    String errorReason() {
        return errorReason;
    }

    /** Whether the bytes may be one JSON object. */
    boolean isObject() {
        return object;
    }

    private static String describe(@Nullable JsonToken token) {
        if (token == null) {
            return "nothing";
        }
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case VALUE_NULL -> "null";
            default -> "something else";
        };
    }

    // The parser's messages go on with the setting of Jackson that the limit is from.
    private static String withoutAdvice(String message) {
        int end = message.indexOf(", from `");
        return end < 0 ? message : message.substring(0, end) + ')';
    }

    // Components are named as in Java; the message names them as they travel.
    static String wireName(String component) {
        return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
