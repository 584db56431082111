// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.masking;

/** Finds values of secrets in XML elements and on command lines. */
final class ElementDetector {

    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_TAG = 200;
    private static final String CDATA = "<![CDATA[";

    private final SecretKeys keys;
    private final String replacement;

    ElementDetector(SecretKeys keys, String replacement) {
        this.keys = keys;
        this.replacement = replacement;
    }

    /** At the {@code >} that may end the opening tag of an XML element. */
    long atTagEnd(String text, int at, int floor) {
        int nameEnd = nameEnd(text, at, floor);
        if (nameEnd < 0 || !keys.endsBefore(text, nameEnd, floor)) {
            return Span.NONE;
        }
        boolean data = text.startsWith(CDATA, at + 1);
        int start = data ? at + 1 + CDATA.length() : at + 1;
        int end = data ? text.indexOf("]]>", start) : text.indexOf('<', start);
        return whole(text, start, end < 0 ? text.length() : end);
    }

    /** Where the name in {@code <name>} or {@code <name attribute="…">} ends; or -1. */
    private static int nameEnd(String text, int at, int floor) {
        int end = at;
        for (int i = at - 1; i >= floor && at - i <= LONGEST_TAG; i--) {
            char c = text.charAt(i);
            if (c == '<') {
                return i + 1 < end ? end : -1;
            }
            if (c == '>' || (c == '/' && i == at - 1)) {
                return -1;
            }
            if (Chars.isSpace(c)) {
                end = i;
            }
        }
        return -1;
    }

    /** At the first hyphen of an option whose value is the next word: {@code --password x}. */
    long atOption(String text, int at, int floor) {
        int end = at + 2;
        while (end < text.length() && end - at <= LONGEST_NAME && isNamePart(text.charAt(end))) {
            end++;
        }
        if (!Chars.startsAt(text, end, " ")) {
            return Span.NONE;
        }
        if (text.startsWith("user", at + 2) && end == at + 6) {
            return afterUser(text, end + 1);
        }
        if (!keys.endsBefore(text, end, Math.max(floor, at + 2)) || text.startsWith("-", end + 1)) {
            return Span.NONE;
        }
        return word(text, end + 1);
    }

    /** At the hyphen of {@code -u user:password}, as curl has it. */
    long atUser(String text, int at, int floor) {
        boolean option = text.startsWith("u ", at + 1) && (at <= floor || Chars.isBlank(text.charAt(at - 1)));
        return option ? afterUser(text, at + 3) : Span.NONE;
    }

    /** Numbers on both sides are ids of a user and a group. */
    private long afterUser(String text, int from) {
        int end = SecretValue.bareEnd(text, from);
        int colon = Chars.indexWithin(text, ':', from, end - from);
        if (colon < 0 || colon >= end - 1 || NumberDetector.runEnd(text, colon + 1) == end) {
            return Span.NONE;
        }
        return whole(text, colon + 1, end);
    }

    private long word(String text, int start) {
        boolean quoted = start < text.length() && (text.charAt(start) == '"' || text.charAt(start) == '\'');
        if (quoted) {
            return whole(text, start + 1, SecretValue.closingQuote(text, start, 0));
        }
        int end = SecretValue.bareEnd(text, start);
        return HarmlessValue.is(text, start, end, true) ? Span.NONE : whole(text, start, end);
    }

    private static boolean isNamePart(char c) {
        return Chars.isWord(c) || c == '-' || c == '_' || c == '.' || c == ':';
    }

    private long whole(String text, int start, int end) {
        boolean masked = text.startsWith(replacement, start) && start + replacement.length() >= end;
        return end <= start || masked ? Span.NONE : Span.of(SensitiveKind.SECRET, start, end);
    }
}
