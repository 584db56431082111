// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.text;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.MissingDependencyException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Something to look for in texts. Implementations are immutable. */
public sealed interface TextPattern permits JdkTextPattern, LinearTextPattern {

    /** The longest expression that is taken from others. */
    int MAXIMUM_EXPRESSION = 1_000;

    /** Addresses of mail, as people write them. */
    TextPattern EMAIL = of("email", "(?<![\\w.+-])[\\w.+-]{1,64}+@(?:[A-Za-z0-9-]{1,63}\\.){1,8}[A-Za-z]{2,24}\\b");
    /** Addresses of the web. */
    TextPattern URL = of("url", "\\bhttps?://[^\\s<>\"'{}|\\\\^`]{1,2000}+");
    /** Addresses of IPv4. */
    TextPattern IPV4 = of(
            "ipv4",
            "(?<![\\d.])(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?![\\d.]*\\d)");
    /** Numbers in ASCII, Persian or Arabic digits, with a sign, separators and a fraction. */
    TextPattern NUMBER = of(
            "number",
            "(?<![\\p{L}\\p{Nd}_])[-+]?\\p{Nd}{1,18}+(?:[,\u066C]\\p{Nd}{3})*+(?:[.\u066B]\\p{Nd}{1,18}+)?(?![\\p{L}_])");
    /** Dates as year, month and day, with slashes or hyphens. */
    TextPattern DATE = of("date", "(?<!\\p{Nd})\\p{Nd}{4}([-/])(?:\\p{Nd}{1,2})\\1(?:\\p{Nd}{1,2})(?!\\p{Nd})");
    /** Mobile numbers of Iran. */
    TextPattern IRANIAN_MOBILE = of("iranian mobile", "(?<!\\d)(?:\\+98|0098|0)9\\d{9}(?!\\d)");

    /**
     * The name.
     *
     * @return for messages and matches
     */
    String name();

    /**
     * Looks for this pattern.
     *
     * @param text the text
     * @param limits the bounds
     * @param found takes what is found
     * @throws PatternTooCostlyException if it takes too many steps
     */
    void find(String text, PatternLimits limits, List<PatternMatch> found);

    /**
     * An expression of the JDK. Whoever wrote it, its steps are counted, so that no text can hold a thread for long.
     *
     * @param name for messages and matches
     * @param expression the expression, 1,000 characters at most
     * @return the pattern
     * @throws InvalidValueException if it is no expression
     * @throws LimitExceededException if it is too long
     */
    static TextPattern of(String name, String expression) {
        requireExpression(name, expression);
        try {
            return new JdkTextPattern(name, Pattern.compile(expression));
        } catch (PatternSyntaxException e) {
            throw new InvalidValueException("expression", expression, "a regular expression: " + e.getDescription());
        }
    }

    /**
     * An expression whose time grows with the text and no faster, whatever it says; without back references and
     * look-around. Best for expressions of strangers. The library for it is optional: add
     * {@code com.google.re2j:re2j:1.8}.
     *
     * @param name for messages and matches
     * @param expression the expression in the syntax of RE2, 1,000 characters at most
     * @return the pattern
     * @throws InvalidValueException if it is no expression
     * @throws LimitExceededException if it is too long
     * @throws MissingDependencyException if the library is not on the class path
     */
    static TextPattern linear(String name, String expression) {
        requireExpression(name, expression);
        try {
            return LinearTextPattern.compile(name, expression);
        } catch (NoClassDefFoundError e) {
            throw new MissingDependencyException("searching in linear time", "com.google.re2j:re2j:1.8", e);
        }
    }

    private static void requireExpression(String name, String expression) {
        InvalidValueException.requireText("name", name);
        InvalidValueException.requirePresent("expression", expression);
        LimitExceededException.requireAtMost("expression, in characters", expression.length(), MAXIMUM_EXPRESSION);
    }

    /**
     * Whether a whole text matches.
     *
     * @param text the text
     * @return true if all of it does
     * @throws PatternTooCostlyException if it takes too many steps
     */
    boolean matchesAll(String text);
}

/** An expression of the JDK whose steps are counted. */
record JdkTextPattern(String name, Pattern pattern) implements TextPattern {

    @Override
    public void find(String text, PatternLimits limits, List<PatternMatch> found) {
        Matcher matcher = pattern.matcher(new CountedText(text, name, limits.steps(text)));
        try {
            for (int i = 0; i < limits.maximumMatches() && matcher.find(); i++) {
                found.add(new PatternMatch(
                        name, matcher.start(), matcher.end(), text.substring(matcher.start(), matcher.end())));
            }
        } catch (StackOverflowError e) {
            throw new PatternTooCostlyException(name, limits.steps(text));
        }
    }

    @Override
    public boolean matchesAll(String text) {
        long steps = PatternLimits.DEFAULT.steps(text);
        try {
            return pattern.matcher(new CountedText(text, name, steps)).matches();
        } catch (StackOverflowError e) {
            throw new PatternTooCostlyException(name, steps);
        }
    }
}
