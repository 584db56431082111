// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.masking;

/**
 * Phone numbers of Iran: {@code 09xx}, {@code +98}, {@code 0098} and {@code 98} for mobile ones; area code and eight
 * digits for fixed ones; with single blanks, hyphens, dots or brackets between groups.
 */
final class PhoneNumber {

    private static final int NATIONAL_DIGITS = 10;
    /** Second digits of mobile prefixes: 90x, 91x, 92x, 93x, 94x, 99x. */
    private static final String MOBILE = "012349";
    /** Area codes of the provinces. */
    private static final int[] AREAS = {
        11, 13, 17, 21, 23, 24, 25, 26, 28, 31, 34, 35, 38, 41, 44, 45, 51, 54, 56, 58, 61, 66, 71, 74, 76, 77, 81, 83,
        84, 86, 87
    };

    private PhoneNumber() {}

    /** At the first digit of a run. */
    static long find(String text, int at, int floor) {
        int first = Chars.digit(text.charAt(at));
        if (first != 0 && first != 9) {
            return Span.NONE;
        }
        int second = at + 1 < text.length() ? Chars.digit(text.charAt(at + 1)) : -1;
        boolean plus = at > floor && text.charAt(at - 1) == '+';
        if (first == 9) {
            if (second != 8) {
                return Span.NONE;
            }
            return plus ? international(text, at - 1, at + 2) : bareInternational(text, at);
        }
        if (second == 0) {
            boolean country = digitAt(text, at + 2) == 9 && digitAt(text, at + 3) == 8;
            return country ? international(text, at, at + 4) : Span.NONE;
        }
        int start = at > floor && text.charAt(at - 1) == '(' ? at - 1 : at;
        return plus || second < 0 || isJoined(text, at) ? Span.NONE : national(text, start, at + 1, false);
    }

    private static boolean isJoined(String text, int at) {
        return at > 0 && text.charAt(at - 1) == '-' && Chars.isAsciiWordAt(text, at - 2);
    }

    private static int digitAt(String text, int at) {
        return at < text.length() ? Chars.digit(text.charAt(at)) : -1;
    }

    private static long bareInternational(String text, int at) {
        boolean whole = NumberDetector.runEnd(text, at) - at == NATIONAL_DIGITS + 2;
        return whole ? national(text, at, at + 2, true) : Span.NONE;
    }

    private static long international(String text, int start, int from) {
        int at = from;
        if (at < text.length() && isSeparator(text.charAt(at))) {
            at++;
        }
        if (Chars.startsAt(text, at, "(0)")) {
            at += 3;
        } else if (digitAt(text, at) == 0) {
            at++;
        }
        return national(text, start, at, false);
    }

    private static long national(String text, int start, int from, boolean mobileOnly) {
        int count = 0;
        int head = 0;
        int subscriber = -1;
        int at = from;
        boolean separated = false;
        while (at < text.length() && count < NATIONAL_DIGITS) {
            char c = text.charAt(at);
            int digit = Chars.digit(c);
            if (digit >= 0) {
                if (count < 2) {
                    head = 10 * head + digit;
                } else if (count == 2) {
                    subscriber = digit;
                }
                count++;
                separated = false;
            } else if (isSeparator(c) && !(separated && !isBracketed(text, at))) {
                separated = true;
            } else {
                return Span.NONE;
            }
            at++;
        }
        if (count < NATIONAL_DIGITS || !NumberDetector.endsNumber(text, at)) {
            return Span.NONE;
        }
        boolean mobile = head / 10 == 9 && MOBILE.indexOf('0' + head % 10) >= 0;
        boolean fixed = !mobileOnly && subscriber >= 2 && isArea(head);
        return mobile || fixed ? Span.of(SensitiveKind.PHONE, start, at) : Span.NONE;
    }

    private static boolean isBracketed(String text, int at) {
        char before = text.charAt(at - 1);
        return before == '(' || before == ')' || text.charAt(at) == '(' || text.charAt(at) == ')';
    }

    private static boolean isSeparator(char c) {
        return c == ' ' || c == '-' || c == '.' || c == '(' || c == ')' || c == '\u00A0';
    }

    private static boolean isArea(int code) {
        for (int area : AREAS) {
            if (area == code) {
                return true;
            }
        }
        return false;
    }
}
