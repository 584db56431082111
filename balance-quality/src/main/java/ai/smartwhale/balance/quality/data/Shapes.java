// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.data;

/**
 * The form of a value: every run of letters becomes {@code a}, every run of digits {@code 9}, all else is kept. Many
 * digits behind a decimal point are told apart, as {@code 8} (5 to 8 of them) and {@code 7}. Thread-safe.
 */
public final class Shapes {

    private static final int LONGEST = 64;

    private Shapes() {}

    /**
     * The value with every run of digits as a single {@code 9}: what is left when the numbers in it do not matter.
     *
     * @param value the value
     * @return its skeleton
     */
    public static String skeleton(String value) {
        StringBuilder text = new StringBuilder(value.length());
        boolean digits = false;
        for (int at = 0; at < value.length(); at++) {
            char c = value.charAt(at);
            boolean digit = c >= '0' && c <= '9';
            if (!digit || !digits) {
                text.append(digit ? '9' : c);
            }
            digits = digit;
        }
        return text.toString();
    }

    /** How many digits a number has behind the point, in steps: rounded, measured, calculated. */
    private static char fraction(String value, int from) {
        int to = from;
        while (to < value.length() && value.charAt(to) >= '0' && value.charAt(to) <= '9') {
            to++;
        }
        return to - from <= 4 ? '9' : to - from <= 8 ? '8' : '7';
    }

    /**
     * The form of a value.
     *
     * @param value the value
     * @return its form, no longer than 64 characters
     */
    public static String of(String value) {
        int length = Math.min(value.length(), 4 * LONGEST);
        char[] shape = new char[LONGEST];
        int size = 0;
        char last = 0;
        for (int at = 0; at < length && size < LONGEST; at++) {
            char one = classOf(value.charAt(at));
            if (one == '9' && last == '.' && size > 1 && shape[size - 2] == '9') {
                one = fraction(value, at);
            } else if (one == '9' && (last == '8' || last == '7')) {
                one = last;
            }
            if (one != last || (one != 'a' && (one < '7' || one > '9'))) {
                shape[size++] = one;
                last = one;
            }
        }
        return new String(shape, 0, size);
    }

    private static char classOf(char c) {
        if (c < 128) {
            int lower = c | 0x20;
            return lower >= 'a' && lower <= 'z' ? 'a' : c >= '0' && c <= '9' ? '9' : c;
        }
        return Character.isDigit(c) ? '9' : Character.isLetter(c) ? 'a' : c;
    }
}
