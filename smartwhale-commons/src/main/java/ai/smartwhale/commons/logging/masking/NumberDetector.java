// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.masking;

import java.util.Set;

/** Finds card numbers, national ids, phone numbers and IBANs at the first digit of a run of digits. */
final class NumberDetector {

    private final boolean cards;
    private final boolean ids;
    private final boolean phones;
    private final boolean ibans;

    NumberDetector(Set<SensitiveKind> kinds) {
        this.cards = kinds.contains(SensitiveKind.CARD);
        this.ids = kinds.contains(SensitiveKind.NATIONAL_ID);
        this.phones = kinds.contains(SensitiveKind.PHONE);
        this.ibans = kinds.contains(SensitiveKind.IBAN);
    }

    static int runEnd(String text, int at) {
        int end = at;
        while (end < text.length() && Chars.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** At the first digit of a run that ends at runEnd. */
    long find(String text, int first, int runEnd, int floor) {
        int at = runEnd - first > 2 && first > floor && Chars.isEscapeAt(text, first - 1) ? first + 2 : first;
        if (runEnd - at < 2) {
            return phones && Chars.digit(text.charAt(at)) == 9 ? PhoneNumber.find(text, at, floor) : Span.NONE;
        }
        long span = ibans && at - 2 >= floor ? Iban.find(text, at, floor) : Span.NONE;
        if (span == Span.NONE && startsNumber(text, at, floor)) {
            if (cards) {
                span = CardNumber.find(text, at, runEnd, floor);
            }
            if (span == Span.NONE && phones) {
                span = PhoneNumber.find(text, at, floor);
            }
            if (span == Span.NONE && ids) {
                span = NationalId.find(text, at, runEnd, floor);
            }
        }
        return span;
    }

    /** Not within a word or a fraction. What stands before the floor is masked, so it does not count. */
    private static boolean startsNumber(String text, int at, int floor) {
        if (at <= floor) {
            return true;
        }
        char before = text.charAt(at - 1);
        return (!Chars.isAsciiLetter(before) || isEscape(text, at - 3, floor))
                && !(before == '.' && at - 2 >= floor && Chars.isDigitAt(text, at - 2));
    }

    static boolean isEscape(String text, int at, int floor) {
        return at >= floor && Chars.isEscapeAt(text, at);
    }

    static boolean endsNumber(String text, int end) {
        if (end >= text.length()) {
            return true;
        }
        char after = text.charAt(end);
        return !Chars.isAsciiWord(after) && !Chars.isDigit(after) && !(after == '.' && Chars.isDigitAt(text, end + 1));
    }

    static boolean isGroupSeparator(char c) {
        return c == ' ' || c == '-' || c == '\u00A0' || c == '\u2010' || c == '\u2011' || c == '.';
    }
}
