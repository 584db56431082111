// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.masking;

/** Questions about single characters, for texts in ASCII, Persian and Arabic. */
final class Chars {

    private static final char PERSIAN_ZERO = '\u06F0';
    private static final char WIDE_ZERO = '\uFF10';
    private static final char ARABIC_ZERO = '\u0660';

    private Chars() {}

    /** The value of an ASCII, Persian, Arabic or full-width digit, or -1. */
    static int digit(char c) {
        if (c <= '9') {
            return c >= '0' ? c - '0' : -1;
        }
        if (c >= PERSIAN_ZERO && c <= PERSIAN_ZERO + 9) {
            return c - PERSIAN_ZERO;
        }
        if (c >= ARABIC_ZERO && c <= ARABIC_ZERO + 9) {
            return c - ARABIC_ZERO;
        }
        return c >= WIDE_ZERO && c <= WIDE_ZERO + 9 ? c - WIDE_ZERO : -1;
    }

    static boolean isDigit(char c) {
        return digit(c) >= 0;
    }

    static boolean isDigitAt(String text, int at) {
        return at >= 0 && at < text.length() && isDigit(text.charAt(at));
    }

    static boolean isAsciiLetter(char c) {
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    }

    static boolean isAsciiWord(char c) {
        return isAsciiLetter(c) || (c >= '0' && c <= '9');
    }

    static boolean isAsciiWordAt(String text, int at) {
        return at >= 0 && at < text.length() && isAsciiWord(text.charAt(at));
    }

    static boolean isWord(char c) {
        return c < 128 ? isAsciiWord(c) : Character.isLetterOrDigit(c);
    }

    static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\u00A0';
    }

    static boolean isSpace(char c) {
        return c <= ' ' || c == '\u00A0' || c == '\u2028' || c == '\u2029' || c == '\u0085';
    }

    static boolean isHex(char c) {
        return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
    }

    /** A percent sign and two hexadecimal digits, as URLs have them. */
    static boolean isEscapeAt(String text, int at) {
        return at >= 0
                && at + 2 < text.length()
                && text.charAt(at) == '%'
                && isHex(text.charAt(at + 1))
                && isHex(text.charAt(at + 2));
    }

    /** What tokens are made of: base64url and the dots between its parts. */
    static boolean isTokenPart(char c) {
        return isAsciiWord(c) || c == '_' || c == '-';
    }

    /** The next place of a character within a distance, or -1; searches to the end of the text add up to its square. */
    static int indexWithin(String text, char wanted, int from, int distance) {
        int end = Math.min(text.length(), from + distance);
        for (int i = from; i < end; i++) {
            if (text.charAt(i) == wanted) {
                return i;
            }
        }
        return -1;
    }

    static int endOfLine(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    static boolean startsAt(String text, int at, String expected) {
        return at >= 0 && text.startsWith(expected, at);
    }
}
