// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.model;

import ai.smartwhale.balance.interfaces.model.Violation.Code;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.DataType;
import ai.smartwhale.messaging.OperationType;
import ai.smartwhale.messaging.Priority;
import ai.smartwhale.messaging.RequestSource;
import ai.smartwhale.messaging.TopicNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Checks the fields of a request as it travels, one by one, so that all that is wrong is known at once: the reader of
 * messages stops at the first. As tolerant as that reader.
 */
final class MessageShape {

    private static final int LONGEST_ID = 1_024;

    private final Map<?, ?> fields;
    private final String section;
    private final List<Violation> violations;

    private MessageShape(Map<?, ?> fields, String section, List<Violation> violations) {
        this.fields = fields;
        this.section = section;
        this.violations = violations;
    }

    static List<Violation> check(Map<String, ?> message) {
        List<Violation> violations = new ArrayList<>();
        metadata(section(message, "metadata", violations));
        payload(section(message, "payload", violations));
        return violations;
    }

    private static MessageShape section(Map<String, ?> message, String name, List<Violation> violations) {
        Object section = message.get(name);
        if (section instanceof Map<?, ?> fields) {
            return new MessageShape(fields, name, violations);
        }
        Code code = section == null ? Code.MISSING : Code.WRONG_TYPE;
        violations.add(new Violation(name, code, "must be an object"));
        // The fields of a section that is not there are not missed one by one.
        return new MessageShape(Map.of(), name, new ArrayList<>());
    }

    private static void metadata(MessageShape metadata) {
        metadata.requireText("request_id");
        metadata.requireText("timestamp");
        metadata.requireText("source");
        metadata.requireText("destination");
        metadata.optional("priority", MessageShape::isPriority, "must be 1..5 or the name of a priority");
        metadata.choice("request_source", text -> RequestSource.fromWire(text).isPresent(), false);
        metadata.optionalText("correlation_id");
        metadata.optionalText("trace_id");
        metadata.optionalText("session_id");
        metadata.number("retry_count", Integer.MAX_VALUE);
        metadata.number("ttl", 1e9);
        metadata.optionalText("expires_at");
    }

    private static void payload(MessageShape payload) {
        payload.choice("operation", text -> OperationType.fromWire(text).isPresent(), true);
        if (payload.requireText("model_id") instanceof String id && !TopicNames.isModelId(id)) {
            payload.add("model_id", Code.MALFORMED, "must be characters of a-z A-Z 0-9 . _ -, as in names of topics");
        }
        payload.choice("data_type", text -> DataType.fromWire(text).isPresent(), true);
        payload.choice("data_source", text -> DataSource.fromWire(text).isPresent(), false);
        payload.typed("parameters", value -> value instanceof Map, "must be an object");
        payload.optionalText("response_topic");
        payload.optionalText("batch_id");
        payload.number("timeout", 1e9);
        payload.number("max_size", Long.MAX_VALUE);
        payload.optional("require_fresh", MessageShape::isFlag, "must be true or false");
        payload.typed("tags", value -> value instanceof Collection, "must be a list of texts");
        payload.typed("context", value -> value instanceof Map, "must be an object");
    }

    private @Nullable Object requireText(String name) {
        Object value = fields.get(name);
        if (value == null || (value instanceof String text && text.isBlank())) {
            add(name, Code.MISSING, "must be a text that is not empty");
            return null;
        }
        optionalText(name);
        return value;
    }

    private void optionalText(String name) {
        Object value = fields.get(name);
        if (value instanceof Map || value instanceof Collection) {
            add(name, Code.WRONG_TYPE, "must be a text");
        } else if (value instanceof String text && text.length() > LONGEST_ID) {
            add(name, Code.TOO_LARGE, "must have at most " + LONGEST_ID + " characters");
        }
    }

    private void choice(String name, Predicate<String> known, boolean required) {
        Object value = fields.get(name);
        if (value == null) {
            if (required) {
                add(name, Code.MISSING, "must be a name of the wire contract");
            }
        } else if (!(value instanceof String text)) {
            add(name, Code.WRONG_TYPE, "must be a name of the wire contract");
        } else if (!known.test(text)) {
            add(name, Code.UNKNOWN_VALUE, "must be a name of the wire contract");
        }
    }

    private void number(String name, double most) {
        Object value = fields.get(name);
        if (value == null) {
            return;
        }
        double number;
        try {
            number = Double.parseDouble(String.valueOf(value).strip());
        } catch (NumberFormatException notANumber) {
            add(name, Code.WRONG_TYPE, "must be a number");
            return;
        }
        if (!(number >= 0 && number <= most)) {
            add(name, Code.OUT_OF_RANGE, "must be 0 to " + (long) most);
        }
    }

    private void typed(String name, Predicate<Object> right, String message) {
        Object value = fields.get(name);
        if (value != null && !right.test(value)) {
            add(name, Code.WRONG_TYPE, message);
        }
    }

    private void optional(String name, Predicate<Object> right, String message) {
        Object value = fields.get(name);
        if (value != null && !right.test(value)) {
            add(name, Code.OUT_OF_RANGE, message);
        }
    }

    private void add(String name, Code code, String message) {
        violations.add(new Violation(section + '.' + name, code, message));
    }

    private static boolean isPriority(Object value) {
        String text = value.toString().strip();
        return (text.length() == 1 && text.charAt(0) >= '1' && text.charAt(0) <= '5')
                || Priority.fromName(text).isPresent();
    }

    private static boolean isFlag(Object value) {
        String text = value.toString().strip();
        return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false") || text.equals("0") || text.equals("1");
    }
}
