// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.masking;

import java.util.Set;

/** National ids of Iran: ten digits, or 3-6-1 as the cards print them. */
final class NationalId {

    /** What a number behind such a word counts is no person. */
    private static final Set<String> COUNTED = Set.of(
            "bytes",
            "count",
            "elapsed",
            "end",
            "epoch",
            "exp",
            "iat",
            "isbn",
            "length",
            "memory",
            "millis",
            "ms",
            "nanos",
            "nbf",
            "ns",
            "offset",
            "position",
            "seq",
            "sequence",
            "size",
            "start",
            "time",
            "timestamp",
            "total",
            "ts",
            "us");

    private static final Set<String> UNITS = Set.of(
            "bytes",
            "entries",
            "items",
            "lines",
            "messages",
            "micros",
            "millis",
            "ms",
            "nanos",
            "ns",
            "records",
            "requests",
            "rows",
            "s",
            "seconds",
            "times",
            "tokens",
            "us");

    private static final int DIGITS = 10;
    private static final int LONGEST_WORD = 16;

    private NationalId() {}

    /** At the first digit of a run that ends at runEnd. */
    static long find(String text, int at, int runEnd, int floor) {
        int run = runEnd - at;
        if (run != DIGITS && run != 3) {
            return Span.NONE;
        }
        int end = run == DIGITS ? runEnd : dashedEnd(text, runEnd);
        if (end < 0
                || !NumberDetector.endsNumber(text, end)
                || isJoinedBefore(text, at, floor)
                || isJoinedBehind(text, end)) {
            return Span.NONE;
        }
        boolean person = CheckDigits.isNationalId(text, at, end) && !isCount(text, at, floor) && !hasUnit(text, end);
        return person ? Span.of(SensitiveKind.NATIONAL_ID, at, end) : Span.NONE;
    }

    private static int dashedEnd(String text, int at) {
        if (!Chars.startsAt(text, at, "-")) {
            return -1;
        }
        int second = NumberDetector.runEnd(text, at + 1);
        if (second - at != 7 || !Chars.startsAt(text, second, "-")) {
            return -1;
        }
        int third = NumberDetector.runEnd(text, second + 1);
        return third - second == 2 ? third : -1;
    }

    /** A sum of money, part of a longer number, or the number of an order: {@code INV-0012345679}. */
    private static boolean isJoinedBefore(String text, int at, int floor) {
        char c = at > floor ? text.charAt(at - 1) : ' ';
        if (c == '-' || c == '_') {
            return at - 1 > floor && (Chars.isDigit(text.charAt(at - 2)) || Chars.isUpper(text.charAt(at - 2)));
        }
        return c == '+' || c == '$' || c == '#';
    }

    private static boolean isJoinedBehind(String text, int end) {
        char c = end < text.length() ? text.charAt(end) : ' ';
        return c == '%' ? !Chars.isEscapeAt(text, end) : (c == '-' || c == '_') && Chars.isDigitAt(text, end + 1);
    }

    /** Behind a key that names a time, a size or a place in a file. */
    static boolean isCount(String text, int at, int floor) {
        int end = at;
        while (end > floor && at - end < 4 && isBetweenKeyAndValue(text.charAt(end - 1))) {
            end--;
        }
        if (end == at) {
            return false;
        }
        // ISBN-10: 0306406152
        if (end - 3 >= floor && text.startsWith("-10", end - 3)) {
            end -= 3;
        }
        int start = end;
        while (start > floor && end - start < LONGEST_WORD && Chars.isAsciiLetter(text.charAt(start - 1))) {
            boolean word = Chars.isUpper(text.charAt(start - 1)) && start < end && !Chars.isUpper(text.charAt(start));
            start--;
            if (word) {
                break;
            }
        }
        return start < end && COUNTED.contains(SecretValue.lower(text, start, end));
    }

    private static boolean isBetweenKeyAndValue(char c) {
        return c == '=' || c == ':' || c == ' ' || c == '"';
    }

    private static boolean hasUnit(String text, int end) {
        if (!Chars.startsAt(text, end, " ")) {
            return false;
        }
        int word = end + 1;
        while (word < text.length() && word - end <= LONGEST_WORD && Chars.isAsciiLetter(text.charAt(word))) {
            word++;
        }
        return UNITS.contains(text.substring(end + 1, word));
    }
}
