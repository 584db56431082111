// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.masking;

/** Finds values by their keys: behind {@code =} and {@code :}, in quotes, in brackets and in URLs. */
final class SecretDetector {

    private static final int MOST_BLANKS = 4;
    private static final int LEAST_IN_BRACKETS = 4;
    private static final int LONGEST_IN_BRACKETS = 1_024;
    private static final String[] NEXT_IN_URL = {"%26", "%20", "%3B", "%3b"};
    private static final String IDENTIFIED_BY = "identified by";

    private final SecretKeys keys;
    private final String replacement;

    SecretDetector(SecretKeys keys, String replacement) {
        this.keys = keys;
        this.replacement = replacement;
    }

    /** At a separator, {@code =} or {@code :}. */
    long atSeparator(String text, int at, int floor) {
        int keyEnd = at;
        while (keyEnd > floor && at - keyEnd < MOST_BLANKS && isInvisible(text.charAt(keyEnd - 1))) {
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
        if (!keys.endsBefore(text, keyEnd, floor) && !isSentence(text, keyEnd, floor)) {
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

    /** {@code the password is: x}. */
    private boolean isSentence(String text, int keyEnd, int floor) {
        return keyEnd - 3 > floor && text.startsWith(" is", keyEnd - 3) && keys.endsBefore(text, keyEnd - 3, floor);
    }

    /** At the percent sign of {@code password%3Dx}. */
    long atEscapedSeparator(String text, int at, int floor) {
        boolean separator = text.regionMatches(true, at, "%3d", 0, 3) || text.regionMatches(true, at, "%3a", 0, 3);
        if (!separator || !keys.endsBefore(text, at, floor)) {
            return Span.NONE;
        }
        int start = at + 3;
        int end = SecretValue.bareEnd(text, start);
        for (int i = text.indexOf('%', start); i >= 0 && i < end; i = text.indexOf('%', i + 1)) {
            for (String next : NEXT_IN_URL) {
                if (text.startsWith(next, i)) {
                    return whole(text, start, i);
                }
            }
        }
        return whole(text, start, end);
    }

    /** At a quote behind a blank: {@code WITH PASSWORD 'x'}, {@code IDENTIFIED BY 'x'}. */
    long atQuote(String text, int at, int floor) {
        if (at - 2 < floor || text.charAt(at - 1) != ' ') {
            return Span.NONE;
        }
        int identified = at - 1 - IDENTIFIED_BY.length();
        boolean sql =
                identified >= floor && text.regionMatches(true, identified, IDENTIFIED_BY, 0, IDENTIFIED_BY.length());
        if (!sql && !keys.endsBefore(text, at - 1, floor)) {
            return Span.NONE;
        }
        int end = SecretValue.closingQuote(text, at, 0);
        return end < text.length() ? whole(text, at + 1, end) : Span.NONE;
    }

    /** At an opening bracket: {@code password[x]}, but not the index of an array. */
    long atBracket(String text, int at, int floor) {
        if (!keys.endsBefore(text, at, floor)) {
            return Span.NONE;
        }
        int end = Chars.indexWithin(text, ']', at, LONGEST_IN_BRACKETS);
        boolean index = end - at <= LEAST_IN_BRACKETS || NumberDetector.runEnd(text, at + 1) == end;
        return index ? Span.NONE : whole(text, at + 1, end);
    }

    /** Blanks, and characters without width that hide a key from a search. */
    private static boolean isInvisible(char c) {
        return Chars.isBlank(c)
                || c == 0
                || c == '\u200B'
                || c == '\u200C'
                || c == '\u200D'
                || c == '\u2060'
                || c == '\uFEFF';
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'' || c == '`' || c == '»';
    }

    private long value(String text, int from, boolean json, boolean prose) {
        int start = from;
        while (start < text.length() && isInvisible(text.charAt(start))) {
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
        int guillemet = first == '«' ? Chars.indexWithin(text, '»', start, LONGEST_IN_BRACKETS) : -1;
        if (guillemet >= 0) {
            return whole(text, start + 1, guillemet);
        }
        if (isQuote(first)) {
            return whole(text, slashes + 1, SecretValue.closingQuote(text, slashes, slashes - start));
        }
        int end = first == '{' || first == '['
                ? SecretValue.closingBracket(text, start)
                : SecretValue.bareEnd(text, start);
        if (end <= start || HarmlessValue.is(text, start, end, prose && start > from)) {
            return Span.NONE;
        }
        if (SecretValue.isScheme(text, start, end)) {
            end = SecretValue.credentialsEnd(text, start, end);
        }
        long span = whole(text, start, end);
        return json && span != Span.NONE ? Span.of(Span.BARE_JSON_SECRET, start, end) : span;
    }

    private long whole(String text, int start, int end) {
        boolean masked = end - start == replacement.length() && text.startsWith(replacement, start);
        return end <= start || masked ? Span.NONE : Span.of(SensitiveKind.SECRET, start, end);
    }
}
