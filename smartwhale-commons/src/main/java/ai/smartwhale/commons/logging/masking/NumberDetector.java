// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.masking;

import java.util.EnumSet;
import java.util.Set;

/** Finds card numbers, national ids, phone numbers and IBANs at the first digit of a run of digits. */
final class NumberDetector {

    private static final Set<String> COUNTS = Set.of(
            "bytes",
            "count",
            "elapsed",
            "end",
            "epoch",
            "exp",
            "iat",
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

    private static final int LEAST_RUN = 2;
    private static final int LONGEST_CARD = 19;
    private static final int LEAST_CARD = 13;
    private static final int ID_DIGITS = 10;

    private final boolean cards;
    private final boolean ids;
    private final boolean phones;
    private final boolean ibans;
    private final String replacement;

    NumberDetector(Set<SensitiveKind> kinds, String replacement) {
        Set<SensitiveKind> wanted = EnumSet.noneOf(SensitiveKind.class);
        wanted.addAll(kinds);
        this.cards = wanted.contains(SensitiveKind.CARD);
        this.ids = wanted.contains(SensitiveKind.NATIONAL_ID);
        this.phones = wanted.contains(SensitiveKind.PHONE);
        this.ibans = wanted.contains(SensitiveKind.IBAN);
        this.replacement = replacement;
    }

    static int runEnd(String text, int at) {
        int end = at;
        while (end < text.length() && Chars.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** At the first digit of a run that ends at runEnd. */
    long find(String text, int at, int runEnd, int floor) {
        int run = runEnd - at;
        if (run < LEAST_RUN) {
            return phones && text.charAt(at) == '9' ? PhoneNumber.find(text, at, floor) : Span.NONE;
        }
        long span = Span.NONE;
        if (ibans && at - 2 >= floor && Chars.isAsciiLetter(text.charAt(at - 1))) {
            span = iban(text, at - 2, floor);
        }
        if (span == Span.NONE && startsNumber(text, at)) {
            if (cards && (run == 4 || run >= LEAST_CARD)) {
                span = card(text, at, runEnd);
            }
            if (span == Span.NONE && phones) {
                span = PhoneNumber.find(text, at, floor);
            }
            if (span == Span.NONE && ids && (run == 3 || run == ID_DIGITS)) {
                span = nationalId(text, at, runEnd);
            }
        }
        return span;
    }

    /** Not within a word, a fraction or what is masked already. */
    private boolean startsNumber(String text, int at) {
        if (at == 0) {
            return true;
        }
        char before = text.charAt(at - 1);
        return !Chars.isAsciiLetter(before)
                && !(before == '.' && Chars.isDigitAt(text, at - 2))
                && !Chars.startsAt(text, at - replacement.length(), replacement);
    }

    static boolean endsNumber(String text, int end) {
        if (end >= text.length()) {
            return true;
        }
        char after = text.charAt(end);
        return !Chars.isAsciiWord(after) && !Chars.isDigit(after) && !(after == '.' && Chars.isDigitAt(text, end + 1));
    }

    private static long card(String text, int at, int runEnd) {
        int run = runEnd - at;
        int end = run == 4 ? groupedCardEnd(text, runEnd) : runEnd;
        if (end < 0 || run > LONGEST_CARD || !endsNumber(text, end)) {
            return Span.NONE;
        }
        int first6 = 0;
        int length = 0;
        for (int i = at; i < end; i++) {
            int digit = Chars.digit(text.charAt(i));
            if (digit >= 0 && length++ < 6) {
                first6 = 10 * first6 + digit;
            }
        }
        boolean issued = CheckDigits.isIssued(first6, length);
        return issued && CheckDigits.luhn(text, at, end) ? Span.of(SensitiveKind.CARD, at, end) : Span.NONE;
    }

    /** Behind the first four digits: 4-4-4, 6-5 or 6-4, always with the same separator; or -1. */
    private static int groupedCardEnd(String text, int at) {
        if (at >= text.length() || !isGroupSeparator(text.charAt(at))) {
            return -1;
        }
        char separator = text.charAt(at);
        int second = runEnd(text, at + 1);
        if (second >= text.length() || text.charAt(second) != separator) {
            return -1;
        }
        int third = runEnd(text, second + 1);
        int length = second - at - 1;
        if (length == 6) {
            int last = third - second - 1;
            return last == 5 || last == 4 ? third : -1;
        }
        if (length != 4 || third - second != 5 || third >= text.length() || text.charAt(third) != separator) {
            return -1;
        }
        int fourth = runEnd(text, third + 1);
        return fourth - third == 5 ? withShortTail(text, fourth, separator) : -1;
    }

    private static int withShortTail(String text, int end, char separator) {
        if (end < text.length() && text.charAt(end) == separator) {
            int tail = runEnd(text, end + 1);
            return tail - end == 4 ? tail : end;
        }
        return end;
    }

    private static boolean isGroupSeparator(char c) {
        return c == ' ' || c == '-' || c == '\u00A0' || c == '\u2010' || c == '\u2011' || c == '.';
    }

    private static long nationalId(String text, int at, int runEnd) {
        int end = runEnd - at == ID_DIGITS ? runEnd : dashedIdEnd(text, runEnd);
        if (end < 0 || !endsNumber(text, end) || isJoined(text, at - 1, at - 2) || isJoined(text, end, end + 1)) {
            return Span.NONE;
        }
        if (!CheckDigits.isNationalId(text, at, end) || isCount(text, at)) {
            return Span.NONE;
        }
        return Span.of(SensitiveKind.NATIONAL_ID, at, end);
    }

    /** 3-6-1, as the cards print it. */
    private static int dashedIdEnd(String text, int at) {
        if (!Chars.startsAt(text, at, "-")) {
            return -1;
        }
        int second = runEnd(text, at + 1);
        if (second - at != 7 || !Chars.startsAt(text, second, "-")) {
            return -1;
        }
        int third = runEnd(text, second + 1);
        return third - second == 2 ? third : -1;
    }

    /** Part of a UUID, an order number, a file name, a sum of money or a hexadecimal number. */
    private static boolean isJoined(String text, int at, int beyond) {
        if (at < 0 || at >= text.length()) {
            return false;
        }
        char c = text.charAt(at);
        return c == '_'
                || c == '+'
                || c == '$'
                || c == '%'
                || c == '#'
                || ((c == '-' || c == ',') && Chars.isAsciiWordAt(text, beyond))
                || (c == ',' && Chars.isDigitAt(text, beyond));
    }

    /** Behind a key that names a time, a size or a place in a file. */
    private static boolean isCount(String text, int at) {
        int end = at;
        while (end > 0 && at - end < 4 && isBetweenKeyAndValue(text.charAt(end - 1))) {
            end--;
        }
        if (end == at) {
            return false;
        }
        int start = end;
        while (start > 0 && end - start < 16 && Chars.isAsciiLetter(text.charAt(start - 1))) {
            boolean word = Chars.isUpper(text.charAt(start - 1)) && start < end && !Chars.isUpper(text.charAt(start));
            start--;
            if (word) {
                break;
            }
        }
        return start < end && COUNTS.contains(SecretValue.lower(text, start, end));
    }

    private static boolean isBetweenKeyAndValue(char c) {
        return c == '=' || c == ':' || c == ' ' || c == '"';
    }

    private long iban(String text, int at, int floor) {
        if (at > floor && Chars.isAsciiWord(text.charAt(at - 1))) {
            return Span.NONE;
        }
        int length = CheckDigits.ibanLength(text.charAt(at), text.charAt(at + 1));
        int count = 0;
        int i = at;
        for (; i < text.length() && count < length; i++) {
            char c = text.charAt(i);
            if (Chars.isAsciiLetter(c) || Chars.isDigit(c)) {
                count++;
            } else if (!isGroupSeparator(c) || c == '.' || isGroupSeparator(text.charAt(i - 1))) {
                return Span.NONE;
            }
        }
        if (length < 0 || count < length || Chars.isAsciiWordAt(text, i) || Chars.isDigitAt(text, i)) {
            return Span.NONE;
        }
        return CheckDigits.isIban(text, at, i) ? Span.of(SensitiveKind.IBAN, at, i) : Span.NONE;
    }
}
