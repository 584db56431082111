// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import static ai.smartwhale.messaging.SchemaParts.ordered;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/** What the facts of those events are whose form is fixed. */
@NullUnmarked
final class EventSchemas {

    private static final String TYPE = "type";
    private static final String DESCRIPTION = "description";
    private static final String PROPERTIES = "properties";

    private EventSchemas() {}

    /** What holds of events besides their envelope. */
    static List<Map<String, Object>> byType() {
        return List.of(ordered(
                "if", ordered(PROPERTIES, ordered("event_type", ordered("const", "alert"))),
                "then", ordered(PROPERTIES, ordered("data", alert()))));
    }

    /** The form in which Alertmanager tells webhooks, version 4; readers ignore what they do not know. */
    private static Map<String, Object> alert() {
        Map<String, Object> properties = ordered(
                "version", ordered("const", "4"),
                "groupKey", text("The group of alerts; events of one group keep their order."),
                "status", status("Firing as long as one of them fires."),
                "receiver", text("Who is told."),
                "groupLabels", labels("By what they are grouped."),
                "commonLabels", labels("What all of them have in common."),
                "commonAnnotations", labels("What is told of all of them."),
                "alerts", ordered(TYPE, "array", DESCRIPTION, "The alerts.", "items", one()));
        return object("Alerts that are told together, as Alertmanager tells webhooks.", properties);
    }

    private static Map<String, Object> one() {
        return object(
                "One alert.",
                ordered(
                        "status", status("Whether it fires."),
                        "labels", labels("What tells it from others; alertname and severity among them."),
                        "annotations", labels("What is told to people; summary among them."),
                        "startsAt", text("Since when: ISO 8601."),
                        "endsAt", text("Until when: ISO 8601; the year 1 while it fires."),
                        "fingerprint", text("A hash of its labels.")));
    }

    private static Map<String, Object> object(String description, Map<String, Object> properties) {
        return ordered(
                TYPE,
                "object",
                DESCRIPTION,
                description,
                PROPERTIES,
                properties,
                "required",
                List.copyOf(properties.keySet()));
    }

    private static Map<String, Object> text(String description) {
        return ordered(TYPE, "string", DESCRIPTION, description);
    }

    private static Map<String, Object> status(String description) {
        return ordered("enum", List.of("firing", "resolved"), DESCRIPTION, description);
    }

    private static Map<String, Object> labels(String description) {
        return ordered(TYPE, "object", DESCRIPTION, description, "additionalProperties", ordered(TYPE, "string"));
    }
}
