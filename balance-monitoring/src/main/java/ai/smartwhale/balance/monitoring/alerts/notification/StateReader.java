// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads what {@link StateWriter} wrote. */
final class StateReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private StateReader() {}

    /**
     * Reads a state.
     *
     * @throws IOException if it is none, or of another version
     */
    static NotifierState read(byte[] bytes) throws IOException {
        try {
            JsonNode root = JSON.readTree(bytes);
            if (root.path("version").asInt() != StateWriter.VERSION) {
                throw new IOException("it is of version " + root.path("version") + ", not " + StateWriter.VERSION);
            }
            return new NotifierState(
                    root.required("nextId").longValue(),
                    list(root.required("alerts"), StateReader::alert),
                    list(root.required("silences"), StateReader::silence),
                    map(root.required("groups"), StateReader::memory),
                    map(root.required("waiting"), lane -> list(lane, StateReader::message)),
                    list(root.required("letters"), StateReader::letter));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException("it is not a state: " + e.getMessage(), e);
        }
    }

    private static NotifiedAlert alert(JsonNode node) {
        return new NotifiedAlert(
                labels(node.required("labels")),
                map(node.required("annotations"), StateReader::text),
                time(node, "startsAt"),
                Optional.ofNullable(node.get("endsAt")).map(end -> Instant.parse(text(end))));
    }

    private static Silence silence(JsonNode node) {
        return new Silence(
                text(node, "id"),
                list(node.required("matchers"), matcher -> LabelMatcher.parse(text(matcher))),
                time(node, "startsAt"),
                time(node, "endsAt"),
                text(node, "createdBy"),
                text(node, "comment"));
    }

    private static NotifierState.GroupMemory memory(JsonNode node) {
        Optional<Incident> incident = Optional.ofNullable(node.get("firing")).map(firing -> {
            Set<Long> prints = new HashSet<>();
            firing.forEach(print -> prints.add(print.longValue()));
            return new Incident(
                    prints,
                    time(node, "startedAt"),
                    time(node, "sentAt"),
                    node.required("level").intValue(),
                    Optional.ofNullable(node.get("acknowledgement")).map(StateReader::acknowledgement));
        });
        return new NotifierState.GroupMemory(time(node, "newsAt"), incident);
    }

    private static Acknowledgement acknowledgement(JsonNode node) {
        return new Acknowledgement(text(node, "by"), time(node, "at"), time(node, "until"));
    }

    private static Notification message(JsonNode node) {
        return new Notification(
                node.required("id").longValue(),
                text(node, "groupKey"),
                text(node, "receiver"),
                NotificationReason.valueOf(text(node, "reason")),
                labels(node.required("groupLabels")),
                list(node.required("firing"), StateReader::alert),
                list(node.required("resolved"), StateReader::alert),
                time(node, "at"));
    }

    private static DeadLetter letter(JsonNode node) {
        return new DeadLetter(
                text(node, "channel"),
                message(node.required("message")),
                text(node, "why"),
                node.required("attempts").intValue(),
                time(node, "at"));
    }

    private static LabelSet labels(JsonNode node) {
        return LabelSet.of(map(node, StateReader::text));
    }

    private static Instant time(JsonNode node, String field) {
        return Instant.parse(text(node, field));
    }

    private static String text(JsonNode node, String field) {
        return text(node.required(field));
    }

    private static String text(JsonNode node) {
        if (!node.isTextual()) {
            throw new IllegalArgumentException("there is no text where there should be one");
        }
        return node.textValue();
    }

    private static <T> List<T> list(JsonNode node, Function<JsonNode, T> each) {
        List<T> list = new ArrayList<>(node.size());
        node.forEach(one -> list.add(each.apply(one)));
        return list;
    }

    private static <T> Map<String, T> map(JsonNode node, Function<JsonNode, T> each) {
        Map<String, T> map = new LinkedHashMap<>();
        node.properties().forEach(one -> map.put(one.getKey(), each.apply(one.getValue())));
        return map;
    }
}
