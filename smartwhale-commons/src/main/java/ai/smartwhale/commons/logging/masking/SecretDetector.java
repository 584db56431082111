// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.masking;

import java.util.Set;

/** Finds values by their keys: behind {@code =} and {@code :}, in XML elements and on command lines. */
final class SecretDetector {

    /** What stands behind a colon in prose about secrets, and is none. */
    private static final Set<String> PROSE = Set.of(
            "a",
            "an",
            "and",
            "at",
            "be",
            "can",
            "cannot",
            "changed",
            "created",
            "deleted",
            "does",
            "empty",
            "error",
            "expired",
            "expires",
            "failed",
            "for",
            "found",
            "has",
            "in",
            "invalid",
            "is",
            "it",
            "malformed",
            "missing",
            "must",
            "no",
            "not",
            "of",
            "ok",
            "optional",
            "refreshed",
            "rejected",
            "required",
            "reset",
            "revoked",
            "rotated",
            "should",
            "the",
            "to",
            "too",
            "unchanged",
            "unknown",
            "updated",
            "valid",
            "was",
            "wrong");

    private static final Set<String> LITERALS =
            Set.of("null", "nil", "none", "true", "false", "undefined", "{}", "[]", "()", "<>", "?", "-", "nan");

    private static final int LONGEST_PROSE = 9;
    private static final int MOST_BLANKS = 4;
    private static final int LONGEST_OPTION = 40;

    private final SecretKeys keys;
    private final String replacement;

    SecretDetector(SecretKeys keys, String replacement) {
        this.keys = keys;
        this.replacement = replacement;
    }

    /** At a separator, {@code =} or {@code :}. */
    long atSeparator(String text, int at, int floor) {
        int keyEnd = at;
        while (keyEnd > floor && at - keyEnd < MOST_BLANKS && Chars.isBlank(text.charAt(keyEnd - 1))) {
            keyEnd--;
        }
        boolean json = keyEnd > floor && text.charAt(keyEnd - 1) == '"';
        boolean escaped = false;
        if (json || (keyEnd > floor && isQuote(text.charAt(keyEnd - 1)))) {
            keyEnd--;
            while (keyEnd > floor && text.charAt(keyEnd - 1) == '\\') {
                keyEnd--;
                escaped = true;
            }
        }
        if (!keys.endsBefore(text, keyEnd, floor)) {
            return Span.NONE;
        }
        int start = at + 1;
        if (start < text.length() && (text.charAt(start) == '>' || text.charAt(start) == '=')) {
            if (text.charAt(start) == '=' && text.charAt(at) == '=') {
                return Span.NONE;
            }
            start++;
        }
        return value(text, start, json && !escaped, text.charAt(at) == ':' && start == at + 1);
    }

    /** At the {@code >} that may end the opening tag of an XML element. */
    long atTagEnd(String text, int at, int floor) {
        if (!keys.endsBefore(text, at, floor)) {
            return Span.NONE;
        }
        int open = at - 1;
        while (open >= floor && at - open <= LONGEST_OPTION && isNamePart(text.charAt(open))) {
            open--;
        }
        if (open < floor || text.charAt(open) != '<') {
            return Span.NONE;
        }
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != '<') {
            end++;
        }
        return whole(text, at + 1, end);
    }

    /** At the first hyphen of a command line option whose value is the next word. */
    long atOption(String text, int at, int floor) {
        int end = at + 2;
        while (end < text.length() && end - at <= LONGEST_OPTION && isNamePart(text.charAt(end))) {
            end++;
        }
        if (end >= text.length() || text.charAt(end) != ' ' || !keys.endsBefore(text, end, Math.max(floor, at + 2))) {
            return Span.NONE;
        }
        return text.startsWith("-", end + 1) ? Span.NONE : value(text, end + 1, false, false);
    }

    private static boolean isNamePart(char c) {
        return Chars.isWord(c) || c == '-' || c == '_' || c == '.' || c == ':';
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'' || c == '`';
    }

    private long value(String text, int from, boolean json, boolean prose) {
        int start = from;
        while (start < text.length() && (Chars.isBlank(text.charAt(start)) || text.charAt(start) == '\u200C')) {
            start++;
        }
        int slashes = start;
        while (slashes < text.length() && text.charAt(slashes) == '\\') {
            slashes++;
        }
        if (slashes >= text.length()) {
            return Span.NONE;
        }
        char first = text.charAt(slashes);
        if (isQuote(first)) {
            return whole(text, slashes + 1, SecretValue.closingQuote(text, slashes, slashes - start));
        }
        if (text.startsWith(replacement, start)) {
            return Span.NONE;
        }
        int end = first == '{' || first == '['
                ? SecretValue.closingBracket(text, start)
                : SecretValue.bareEnd(text, start);
        if (end <= start || isHarmless(text, start, end, prose && start > from)) {
            return Span.NONE;
        }
        if (SecretValue.isScheme(text, start, end)) {
            end = SecretValue.credentialsEnd(text, start, end);
        }
        if (json) {
            return Span.of(Span.BARE_JSON_SECRET, start, end);
        }
        return Span.of(SensitiveKind.SECRET, start, end);
    }

    private long whole(String text, int start, int end) {
        boolean masked = end - start == replacement.length() && text.startsWith(replacement, start);
        return end <= start || masked ? Span.NONE : Span.of(SensitiveKind.SECRET, start, end);
    }

    private static boolean isHarmless(String text, int start, int end, boolean prose) {
        if (end - start > LONGEST_PROSE) {
            return false;
        }
        String value = SecretValue.lower(text, start, end);
        return LITERALS.contains(value) || (prose && PROSE.contains(value));
    }
}
