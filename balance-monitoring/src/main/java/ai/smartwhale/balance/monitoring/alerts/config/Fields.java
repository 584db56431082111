// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.config;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields of one mapping. What is asked for is known; what nobody asked for is a mistake, told by {@link #end}. */
final class Fields {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d|w)");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", ChronoUnit.DAYS.getDuration(),
            "w", ChronoUnit.WEEKS.getDuration());

    private final ConfigNode.Mapping node;
    private final Set<String> asked = new HashSet<>();

    private Fields(ConfigNode.Mapping node) {
        this.node = node;
    }

    /** Reads a mapping, and refuses fields that the reader does not ask for. */
    static <T> T read(ConfigNode node, Function<Fields, T> reader) {
        if (!(node instanceof ConfigNode.Mapping mapping)) {
            throw problem(node, "must be names and values");
        }
        Fields fields = new Fields(mapping);
        T read = at(node, () -> reader.apply(fields));
        fields.end();
        return read;
    }

    /** Gives what a checked type refuses the line of the node it was read from. */
    static <T> T at(ConfigNode node, Supplier<T> made) {
        try {
            return made.get();
        } catch (InvalidValueException | LimitExceededException e) {
            throw problem(node, String.valueOf(e.getMessage()));
        }
    }

    static ConfigProblemsException problem(ConfigNode node, String message) {
        return new ConfigProblemsException(List.of(new ConfigProblem(node.line(), node.path(), message)));
    }

    Optional<ConfigNode> node(String name) {
        asked.add(name);
        return Optional.ofNullable(node.fields().get(name));
    }

    String text(String name) {
        return node(name).map(Fields::scalar).orElseThrow(() -> problem(node, "needs the field " + name));
    }

    String text(String name, String otherwise) {
        return node(name).map(Fields::scalar).orElse(otherwise);
    }

    boolean flag(String name, boolean otherwise) {
        return node(name)
                .map(value -> switch (scalar(value)) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw problem(value, "must be true or false");
                })
                .orElse(otherwise);
    }

    int number(String name, int otherwise) {
        return node(name)
                .map(value -> {
                    if (!scalar(value).matches("-?\\d{1,9}")) {
                        throw problem(value, "must be a whole number");
                    }
                    return Integer.parseInt(scalar(value));
                })
                .orElse(otherwise);
    }

    double decimal(String name) {
        String text = text(name);
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw problem(node(name).orElse(node), "must be a number");
        }
    }

    Duration duration(String name, @Nullable Duration otherwise) {
        Optional<ConfigNode> value = node(name);
        if (value.isPresent()) {
            return duration(value.get());
        }
        if (otherwise == null) {
            throw problem(node, "needs the field " + name);
        }
        return otherwise;
    }

    private static Duration duration(ConfigNode value) {
        String text = scalar(value);
        Matcher parts = DURATION.matcher(text);
        Duration sum = Duration.ZERO;
        int end = 0;
        while (parts.find() && parts.start() == end) {
            sum = sum.plus(
                    UNITS.getOrDefault(parts.group(2), Duration.ZERO).multipliedBy(Long.parseLong(parts.group(1))));
            end = parts.end();
        }
        if (text.isEmpty() || end != text.length()) {
            throw problem(value, "must be a duration like 30s, 5m or 1h30m");
        }
        return sum;
    }

    <T> List<T> list(String name, Function<ConfigNode, T> each) {
        Optional<ConfigNode> value = node(name);
        if (value.isEmpty()) {
            return List.of();
        }
        if (!(value.orElseThrow() instanceof ConfigNode.Sequence sequence)) {
            throw problem(value.orElseThrow(), "must be a list");
        }
        List<T> list = new ArrayList<>(sequence.items().size());
        List<ConfigProblem> problems = new ArrayList<>();
        for (ConfigNode item : sequence.items()) {
            try {
                list.add(at(item, () -> each.apply(item)));
            } catch (ConfigProblemsException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigProblemsException(problems);
        }
        return list;
    }

    List<String> texts(String name) {
        return list(name, Fields::scalar);
    }

    static String scalar(ConfigNode node) {
        if (node instanceof ConfigNode.Scalar scalar) {
            return scalar.text();
        }
        throw problem(node, "must be a single value");
    }

    private void end() {
        List<ConfigProblem> unknown = new ArrayList<>();
        node.fields().forEach((name, value) -> {
            if (!asked.contains(name)) {
                unknown.add(new ConfigProblem(value.line(), value.path(), "is not known here; known: " + asked));
            }
        });
        if (!unknown.isEmpty()) {
            throw new ConfigProblemsException(unknown);
        }
    }
}
