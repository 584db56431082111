// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.http;

import ai.smartwhale.commons.InvalidValueException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What somebody wants to do about an alert, as a browser sends it: one object of texts and whole numbers. */
record AlertWish(String id, String actor, Duration time, String reason) {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int MOST_MINUTES = 7 * 24 * 60;

    static AlertWish parse(byte[] body) {
        Map<String, String> fields = fields(body);
        String id = InvalidValueException.requireText("id", fields.get("id"));
        InvalidValueException.requireRange("id.length", id.length(), 1, 200);
        String actor = fields.getOrDefault("by", "dashboard");
        InvalidValueException.requireRange("by.length", actor.length(), 1, 200);
        String reason = fields.getOrDefault("reason", "");
        InvalidValueException.requireRange("reason.length", reason.length(), 0, 2_000);
        return new AlertWish(id, actor, minutes(fields.getOrDefault("minutes", "60")), reason);
    }

    private static Duration minutes(String text) {
        try {
            return Duration.ofMinutes(
                    InvalidValueException.requireRange("minutes", Long.parseLong(text), 1, MOST_MINUTES));
        } catch (NumberFormatException e) {
            throw new InvalidValueException("minutes", text, "1 to " + MOST_MINUTES);
        }
    }

    private static Map<String, String> fields(byte[] body) {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser json = FACTORY.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new InvalidValueException("body", "no object", "one JSON object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken token = json.nextToken();
                if (token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_NUMBER_INT) {
                    throw new InvalidValueException(name, String.valueOf(token), "a text or a whole number");
                }
                fields.put(name, json.getText());
            }
            return fields;
        } catch (IOException e) {
            throw new InvalidValueException("body", "unreadable", "one JSON object");
        }
    }
}
