// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.validation;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.utils.text.TextPattern;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What one value has to be. Immutable: each method gives a new rule. */
public final class ValueRule {

    /** The kinds of values of JSON. */
    enum Kind {
        TEXT("a text"),
        NUMBER("a number"),
        WHOLE("a whole number"),
        FLAG("true or false"),
        LIST("a list"),
        OBJECT("an object"),
        ANYTHING("anything");

        final String words;

        Kind(String words) {
            this.words = words;
        }

        boolean fits(JsonNode value) {
            return switch (this) {
                case TEXT -> value.isTextual();
                case NUMBER -> value.isNumber();
                case WHOLE -> value.isIntegralNumber() || (value.isNumber() && value.doubleValue() % 1 == 0);
                case FLAG -> value.isBoolean();
                case LIST -> value.isArray();
                case OBJECT -> value.isObject();
                case ANYTHING -> true;
            };
        }
    }

    /** One test of a value. */
    record Test(String rule, String allowed, Predicate<JsonNode> passes) {}

    private final Kind kind;
    private final boolean nullable;
    private final List<Test> tests;
    private final Optional<ValueRule> items;

    private ValueRule(Kind kind, boolean nullable, List<Test> tests, Optional<ValueRule> items) {
        this.kind = kind;
        this.nullable = nullable;
        this.tests = tests;
        this.items = items;
    }

    private static ValueRule of(Kind kind) {
        return new ValueRule(kind, false, List.of(), Optional.empty());
    }

    /**
     * A text.
     *
     * @return the rule
     */
    public static ValueRule text() {
        return of(Kind.TEXT);
    }

    /**
     * A number.
     *
     * @return the rule
     */
    public static ValueRule number() {
        return of(Kind.NUMBER);
    }

    /**
     * A number without a fraction.
     *
     * @return the rule
     */
    public static ValueRule whole() {
        return of(Kind.WHOLE);
    }

    /**
     * True or false.
     *
     * @return the rule
     */
    public static ValueRule flag() {
        return of(Kind.FLAG);
    }

    /**
     * An object; rules for its fields are given by their own pointers.
     *
     * @return the rule
     */
    public static ValueRule object() {
        return of(Kind.OBJECT);
    }

    /**
     * Anything at all, null included.
     *
     * @return the rule
     */
    public static ValueRule anything() {
        return new ValueRule(Kind.ANYTHING, true, List.of(), Optional.empty());
    }

    /**
     * A list.
     *
     * @param items what each of its values has to be
     * @return the rule
     */
    public static ValueRule list(ValueRule items) {
        return new ValueRule(
                Kind.LIST, false, List.of(), Optional.of(InvalidValueException.requirePresent("items", items)));
    }

    /**
     * Null is allowed too.
     *
     * @return the new rule
     */
    public ValueRule orNull() {
        return new ValueRule(kind, true, tests, items);
    }

    /**
     * Bounds the length of a text, in characters.
     *
     * @param least 0 or more
     * @param most the least at least
     * @return the new rule
     */
    public ValueRule length(int least, int most) {
        requireBounds(least, most);
        return with("length", least + " to " + most + " characters", value -> {
            int length = value.textValue().length();
            return length >= least && length <= most;
        });
    }

    /**
     * Requires that the whole text matches.
     *
     * @param pattern the pattern
     * @return the new rule
     */
    public ValueRule matching(TextPattern pattern) {
        return with("pattern", "what matches " + pattern.name(), value -> pattern.matchesAll(value.textValue()));
    }

    /**
     * Requires a format.
     *
     * @param format the format
     * @return the new rule
     */
    public ValueRule format(TextFormat format) {
        return with("format", "a " + format.name(), value -> format.matches(value.textValue()));
    }

    /**
     * Requires one of some texts.
     *
     * @param choices one or more
     * @return the new rule
     */
    public ValueRule oneOf(String... choices) {
        Set<String> allowed = new LinkedHashSet<>(List.of(choices));
        if (allowed.isEmpty()) {
            throw new InvalidValueException("choices", allowed, "one or more");
        }
        return with("choice", "one of " + allowed, value -> allowed.contains(value.textValue()));
    }

    /**
     * Bounds a number.
     *
     * @param least the least allowed
     * @param most the most allowed
     * @return the new rule
     */
    public ValueRule range(double least, double most) {
        if (!(least <= most)) {
            throw new InvalidValueException("least", least, "at most " + most);
        }
        return with("range", least + " to " + most, value -> {
            double number = value.doubleValue();
            return number >= least && number <= most;
        });
    }

    /**
     * Bounds the number of values of a list.
     *
     * @param least 0 or more
     * @param most the least at least
     * @return the new rule
     */
    public ValueRule items(int least, int most) {
        requireBounds(least, most);
        return with("items", least + " to " + most + " values", value -> value.size() >= least && value.size() <= most);
    }

    /**
     * Requires that no value of a list comes twice.
     *
     * @return the new rule
     */
    public ValueRule unique() {
        return with("unique", "each value once", value -> {
            Set<JsonNode> seen = new LinkedHashSet<>();
            for (JsonNode item : value) {
                if (!seen.add(item)) {
                    return false;
                }
            }
            return true;
        });
    }

    /**
     * Requires something of one's own.
     *
     * @param rule its name
     * @param allowed what is allowed, in words
     * @param test must not throw
     * @return the new rule
     */
    public ValueRule satisfying(String rule, String allowed, Predicate<JsonNode> test) {
        return with(InvalidValueException.requireText("rule", rule), allowed, test);
    }

    private ValueRule with(String rule, String allowed, Predicate<JsonNode> test) {
        List<Test> more = new ArrayList<>(tests);
        more.add(new Test(rule, allowed, test));
        return new ValueRule(kind, nullable, List.copyOf(more), items);
    }

    private static void requireBounds(int least, int most) {
        InvalidValueException.requireRange("least", least, 0, most);
    }

    /**
     * Checks a value.
     *
     * @param value the value
     * @param into takes what is wrong
     */
    public void check(JsonNode value, Findings into) {
        if (value.isNull() && nullable) {
            return;
        }
        if (!kind.fits(value)) {
            into.add("type", nullable ? kind.words + " or null" : kind.words, value);
            return;
        }
        for (Test test : tests) {
            if (!test.passes.test(value)) {
                into.add(test.rule, test.allowed, value);
            }
        }
        if (items.isPresent()) {
            ValueRule each = items.orElseThrow();
            for (int i = 0; i < value.size() && !into.isFull(); i++) {
                into.enter(i);
                each.check(value.get(i), into);
                into.leave();
            }
        }
    }
}
