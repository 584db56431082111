// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.utils.text.PatternTooCostlyException;
import ai.smartwhale.commons.utils.text.TextPattern;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A condition on one label, as Alertmanager writes it: {@code severity="critical"}, {@code model!=a},
 * {@code model=~"a|b"}, {@code model!~"test-.*"}. Expressions must match the whole value; one that takes too many steps
 * on a value does not hold for it. Immutable.
 */
public final class LabelMatcher {

    private static final Logger LOG = LoggerFactory.getLogger(LabelMatcher.class);

    private static final Pattern FORM =
            Pattern.compile("\\s*([a-zA-Z_][a-zA-Z0-9_.\\-]{0,127})\\s*(=~|!~|!=|=)\\s*(.*?)\\s*", Pattern.DOTALL);
    private static final int LONGEST_EXPRESSION = 512;

    private final String name;
    private final MatchKind kind;
    private final String value;
    private final @Nullable TextPattern expression;
    private final AtomicBoolean warned = new AtomicBoolean();

    private LabelMatcher(String name, MatchKind kind, String value) {
        this.name = InvalidValueException.requireText("matcher name", name);
        this.kind = InvalidValueException.requirePresent("matcher kind", kind);
        this.value = InvalidValueException.requirePresent("matcher value", value);
        LimitExceededException.requireAtMost("matcher value, in characters", value.length(), LONGEST_EXPRESSION);
        this.expression = kind.isExpression() ? compile(value) : null;
    }

    /**
     * A condition.
     *
     * @param name the label
     * @param kind how it is compared
     * @param value with what, at most 512 characters
     * @return the condition
     * @throws InvalidValueException if the name is blank or the expression is none
     */
    public static LabelMatcher of(String name, MatchKind kind, String value) {
        return new LabelMatcher(name, kind, value);
    }

    /**
     * Reads a condition.
     *
     * @param text as Alertmanager writes it, the quotes around the value may be left out
     * @return the condition
     * @throws InvalidValueException if it is not of this form
     */
    public static LabelMatcher parse(String text) {
        Matcher form = FORM.matcher(InvalidValueException.requireText("matcher", text));
        if (!form.matches()) {
            throw new InvalidValueException("matcher", text, "name=\"value\", with =, !=, =~ or !~");
        }
        return new LabelMatcher(form.group(1), MatchKind.ofSign(form.group(2)), unquote(text, form.group(3)));
    }

    private static String unquote(String text, String value) {
        boolean opens = value.startsWith("\"");
        if (!opens) {
            return value;
        }
        StringBuilder plain = new StringBuilder(value.length());
        int at = 1;
        while (at < value.length() && value.charAt(at) != '"') {
            char c = value.charAt(at++);
            if (c == '\\' && at < value.length()) {
                char escaped = value.charAt(at++);
                // What is no escape of this form belongs to an expression: \d, \w.
                plain.append(
                        switch (escaped) {
                            case '"', '\\' -> String.valueOf(escaped);
                            case 'n' -> "\n";
                            default -> "\\" + escaped;
                        });
            } else {
                plain.append(c);
            }
        }
        if (at != value.length() - 1) {
            throw new InvalidValueException("matcher", text, "a value with one quote at its begin and one at its end");
        }
        return plain.toString();
    }

    private static TextPattern compile(String expression) {
        try {
            // As in Alertmanager, a dot is any character.
            return TextPattern.of("matcher", "(?s)" + expression);
        } catch (InvalidValueException e) {
            throw new InvalidValueException("matcher value", expression, "a regular expression");
        }
    }

    /** Whether it asks for one value that is not empty. */
    boolean isExact() {
        return kind == MatchKind.EQUAL && !value.isEmpty();
    }

    String name() {
        return name;
    }

    String value() {
        return value;
    }

    /**
     * Whether the condition holds.
     *
     * @param labels the labels; one that is absent counts as empty
     * @return whether it holds
     */
    public boolean matches(LabelSet labels) {
        String actual = labels.value(name);
        TextPattern whole = expression;
        try {
            boolean same = whole == null ? value.equals(actual) : whole.matchesAll(actual);
            return same != kind.isNegative();
        } catch (PatternTooCostlyException e) {
            if (!warned.getAndSet(true)) {
                LOG.warn(
                        "The condition {} takes too many steps for a value of {} and does not hold for it", this, name);
            }
            return false;
        }
    }

    /**
     * Whether all conditions hold.
     *
     * @param matchers the conditions
     * @param labels the labels
     * @return whether they all hold; true for no conditions
     */
    static boolean allMatch(List<LabelMatcher> matchers, LabelSet labels) {
        for (LabelMatcher matcher : matchers) {
            if (!matcher.matches(labels)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LabelMatcher matcher
                && name.equals(matcher.name)
                && kind == matcher.kind
                && value.equals(matcher.value);
    }

    @Override
    public int hashCode() {
        return (name.hashCode() * 31 + kind.hashCode()) * 31 + value.hashCode();
    }

    /** In the form that {@link #parse} reads. */
    @Override
    public String toString() {
        return name
                + kind.sign()
                + '"'
                + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n")
                + '"';
    }
}
