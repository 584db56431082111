// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.config;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The fields of one mapping. What is asked for is known; what nobody asked for is a mistake. A mistake is noted and the
 * reading goes on with something in its place; what was read is only made where there was none.
 */
final class Fields {

    final Problems problems;

    private final ConfigNode.Mapping node;
    private final Set<String> asked = new LinkedHashSet<>();

    private Fields(ConfigNode.Mapping node, Problems problems) {
        this.node = node;
        this.problems = problems;
    }

    /** Reads a mapping; empty if there was a mistake in it. */
    static <T> Optional<T> read(ConfigNode node, Problems problems, Function<Fields, Supplier<T>> reader) {
        if (!(node instanceof ConfigNode.Mapping mapping)) {
            problems.add(node, "must be names and values" + said(node));
            return Optional.empty();
        }
        int before = problems.count();
        Fields fields = new Fields(mapping, problems);
        Optional<Supplier<T>> read = made(() -> reader.apply(fields), node, mapping, problems);
        fields.end();
        return problems.count() > before ? Optional.empty() : read.flatMap(make -> made(make, node, mapping, problems));
    }

    /** What a checked type refuses gets the line of the field that it names, if there is one. */
    private static <T> Optional<T> made(
            Supplier<T> made, ConfigNode node, ConfigNode.Mapping mapping, Problems problems) {
        try {
            return Optional.of(made.get());
        } catch (InvalidValueException e) {
            String snake = e.field()
                    .replaceAll(".* ", "")
                    .replaceAll("([a-z])([A-Z])", "$1_$2")
                    .toLowerCase(Locale.ROOT);
            ConfigNode at = mapping.fields().getOrDefault(snake, node);
            problems.add(
                    at, "is " + e.value() + "; allowed: " + e.allowed() + (at == node ? " (" + e.field() + ')' : ""));
        } catch (LimitExceededException e) {
            problems.add(node, String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    Optional<ConfigNode> node(String name) {
        asked.add(name);
        return Optional.ofNullable(node.fields().get(name));
    }

    boolean has(String name) {
        return node(name).isPresent();
    }

    /** Leaves all fields be. */
    void askForAll() {
        asked.addAll(node.fields().keySet());
    }

    void wrong(String name, String message) {
        problems.add(node(name).orElse(node), message);
    }

    /** The text of a field that must be there. */
    String text(String name) {
        Optional<String> text = optional(name);
        if (text.isEmpty() && !has(name)) {
            missing(name);
        }
        return text.orElse("?");
    }

    String text(String name, String otherwise) {
        return optional(name).orElse(otherwise);
    }

    Optional<String> optional(String name) {
        return node(name).flatMap(value -> scalar(value, problems));
    }

    private void missing(String name) {
        problems.add(node, "needs the field " + name);
    }

    boolean flag(String name, boolean otherwise) {
        return optional(name)
                .map(text -> {
                    if (!text.equals("true") && !text.equals("false")) {
                        wrong(name, "is \"" + text + "\"; must be true or false");
                    }
                    return text.equals("true");
                })
                .orElse(otherwise);
    }

    int number(String name, int otherwise) {
        return optional(name).map(text -> whole(name, text)).orElse(otherwise);
    }

    int number(String name) {
        return whole(name, text(name));
    }

    private int whole(String name, String text) {
        if (text.matches("-?\\d{1,9}")) {
            return Integer.parseInt(text);
        }
        if (has(name)) {
            wrong(name, "is \"" + text + "\"; must be a whole number");
        }
        return 1;
    }

    double decimal(String name) {
        String text = text(name);
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            if (has(name)) {
                wrong(name, "is \"" + text + "\"; must be a number");
            }
            return 0;
        }
    }

    Duration duration(String name) {
        if (!has(name)) {
            missing(name);
        }
        return duration(name, Duration.ofSeconds(1));
    }

    Duration duration(String name, Duration otherwise) {
        return optional(name)
                .flatMap(text -> {
                    Optional<Duration> read = Durations.read(text);
                    if (read.isEmpty()) {
                        wrong(name, "is \"" + text + "\"; must be a duration like 30s, 5m or 1h30m");
                    }
                    return read;
                })
                .orElse(otherwise);
    }

    <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
        Optional<String> text = optional(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        List<String> known = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        int at = known.indexOf(text.orElseThrow().toLowerCase(Locale.ROOT));
        if (at < 0) {
            wrong(name, "is \"" + text.orElseThrow() + "\"; " + Suggestion.among(text.orElseThrow(), known));
            return otherwise;
        }
        return type.getEnumConstants()[at];
    }

    /** The items of a list that are well. */
    <T> List<T> list(String name, Function<ConfigNode, Optional<T>> each) {
        Optional<ConfigNode> value = node(name);
        if (value.isEmpty()) {
            return List.of();
        }
        if (!(value.orElseThrow() instanceof ConfigNode.Sequence sequence)) {
            problems.add(value.orElseThrow(), "must be a list" + said(value.orElseThrow()));
            return List.of();
        }
        List<T> list = new ArrayList<>(sequence.items().size());
        sequence.items().forEach(item -> each.apply(item).ifPresent(list::add));
        return list;
    }

    List<String> texts(String name) {
        return list(name, item -> scalar(item, problems));
    }

    /** Names and texts. */
    Map<String, String> map(String name) {
        Optional<ConfigNode> value = node(name);
        Map<String, String> map = new LinkedHashMap<>();
        if (value.isPresent() && value.orElseThrow() instanceof ConfigNode.Mapping mapping) {
            mapping.fields().forEach((key, text) -> scalar(text, problems).ifPresent(plain -> map.put(key, plain)));
        } else if (value.isPresent()) {
            problems.add(value.orElseThrow(), "must be names and values" + said(value.orElseThrow()));
        }
        return map;
    }

    static Optional<String> scalar(ConfigNode node, Problems problems) {
        if (node instanceof ConfigNode.Scalar scalar) {
            if (scalar.text().isBlank()) {
                problems.add(node, "is empty");
                return Optional.empty();
            }
            return Optional.of(scalar.text());
        }
        problems.add(node, "must be a single value");
        return Optional.empty();
    }

    private static String said(ConfigNode node) {
        return node instanceof ConfigNode.Scalar ? ", and is a single value" : "";
    }

    private void end() {
        node.fields().forEach((name, value) -> {
            if (!asked.contains(name)) {
                String secret = name.matches(".*(password|secret|token|key).*")
                        ? "is not known here, and secrets do not belong into this file; "
                        : "is not known here; ";
                problems.add(node.keyLine(name), value.path(), secret + Suggestion.among(name, asked));
            }
        });
    }
}
