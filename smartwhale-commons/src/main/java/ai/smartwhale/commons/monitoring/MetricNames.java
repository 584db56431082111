// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which names are allowed: those of the grammar of OpenMetrics 1.0 that also keep to the conventions that
 * {@code promtool check metrics} asks for, so that whatever was registered is accepted by it without a line.
 */
final class MetricNames {

    private static final int LONGEST = 200;
    private static final int LONGEST_HELP = 1_000;
    private static final int MOST_LABELS = 16;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
    private static final Set<String> TYPES = Set.of("counter", "gauge", "summary", "histogram");
    private static final Set<String> ABBREVIATIONS =
            Set.of("s", "ms", "us", "ns", "sec", "b", "kb", "mb", "gb", "tb", "pb", "m", "h", "d");
    private static final Pattern OTHER_UNIT =
            Pattern.compile("minutes|hours|days|weeks|kelvins|fahrenheit|rankine|inches|yards|miles|bits|calories"
                    + "|pounds|ounces"
                    + "|(pico|nano|micro|milli|centi|deci|deca|hecto|kilo|kibi|mega|mibi|giga|gibi|tera|tebi|peta|pebi)"
                    + "(amperes|bytes|celsius|grams|joules|kelvin|meters|metres|seconds|volts|minutes|hours|days|weeks"
                    + "|kelvins|fahrenheit|rankine|inches|yards|miles|bits|calories|pounds|ounces)");
    private static final Set<String> ENDINGS = Set.of("total", "count", "sum", "bucket", "created", "info");
    private static final Set<String> RESERVED_LABELS = Set.of("le", "quantile");

    private MetricNames() {}

    static String requireName(MetricType type, String name) {
        InvalidValueException.requireText("name", name);
        LimitExceededException.requireAtMost("name, in characters", name.length(), LONGEST);
        require(NAME.matcher(name).matches(), name, "snake_case of a-z and 0-9 that begins with a letter");
        List<String> words = List.of(name.split("_", -1));
        for (String word : words) {
            boolean first = word.equals(words.get(0)) && words.indexOf(word) == words.lastIndexOf(word);
            require(first || !TYPES.contains(word), name, "a name without a type in it, such as " + word);
            require(first || !ABBREVIATIONS.contains(word), name, "units written in full, not as " + word);
            require(!OTHER_UNIT.matcher(word).matches(), name, "base units (seconds, bytes, ...), not " + word);
        }
        requireEnding(type, name, words.get(words.size() - 1));
        return name;
    }

    private static void requireEnding(MetricType type, String name, String last) {
        switch (type) {
            case COUNTER -> require(name.endsWith("_total"), name, "a counter's name, which ends in _total");
            case TIMER -> require(name.endsWith("_seconds"), name, "a timer's name, which ends in _seconds");
            case GAUGE -> require(!ENDINGS.contains(last), name, "a gauge's name, which does not end in _" + last);
        }
    }

    static String requireHelp(String help) {
        InvalidValueException.requireText("help", help);
        LimitExceededException.requireAtMost("help, in characters", help.length(), LONGEST_HELP);
        return WellFormed.text(help);
    }

    static List<String> requireLabels(List<String> names) {
        List<String> labels = List.copyOf(InvalidValueException.requirePresent("labelNames", names));
        LimitExceededException.requireAtMost("labels of a metric", labels.size(), MOST_LABELS);
        for (String label : labels) {
            LimitExceededException.requireAtMost("label name, in characters", label.length(), LONGEST);
            if (!NAME.matcher(label).matches() || RESERVED_LABELS.contains(label)) {
                throw new InvalidValueException("labelNames", label, "snake_case, and neither le nor quantile");
            }
        }
        if (Set.copyOf(labels).size() < labels.size()) {
            throw new InvalidValueException("labelNames", labels, "each name once");
        }
        return labels;
    }

    private static void require(boolean holds, String name, String allowed) {
        if (!holds) {
            throw new InvalidValueException("name", name, allowed);
        }
    }
}
