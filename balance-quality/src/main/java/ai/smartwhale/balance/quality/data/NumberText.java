// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.data;

/** Reads numbers as tables write them, without exceptions and much faster than by trying. Thread-safe. */
public final class NumberText {

    private static final int LONGEST = 40;
    private static final double[] TENS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private NumberText() {}

    /**
     * The number that a text is as a whole.
     *
     * @param text such as {@code -12.5} or {@code 1e6}, with or without spaces around it
     * @return NaN if it is none, and for numbers that are not finite
     */
    public static double parse(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) <= ' ') {
            from++;
        }
        while (to > from && text.charAt(to - 1) <= ' ') {
            to--;
        }
        return to - from > LONGEST ? Double.NaN : parse(text, from, to);
    }

    private static double parse(String text, int from, int to) {
        int at = from;
        boolean negative = false;
        if (at < to && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            negative = text.charAt(at) == '-';
            at++;
        }
        long digits = 0;
        int seen = 0;
        int behind = 0;
        boolean point = false;
        for (; at < to; at++) {
            char c = text.charAt(at);
            if (c >= '0' && c <= '9') {
                seen++;
                behind += point ? 1 : 0;
                digits = digits * 10 + (c - '0');
            } else if (c == '.' && !point) {
                point = true;
            } else {
                break;
            }
        }
        if (seen == 0) {
            return Double.NaN;
        }
        if (at == to && seen <= 15) {
            double number = digits / TENS[behind];
            return negative ? -number : number;
        }
        return at == to || exponent(text, at, to) ? slow(text.substring(from, to)) : Double.NaN;
    }

    private static boolean exponent(String text, int at, int to) {
        int digit = at + 1;
        if ((text.charAt(at) | 0x20) != 'e' || digit == to) {
            return false;
        }
        if (text.charAt(digit) == '-' || text.charAt(digit) == '+') {
            digit++;
        }
        for (int i = digit; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return digit < to;
    }

    private static double slow(String text) {
        double number = Double.parseDouble(text);
        return Double.isFinite(number) ? number : Double.NaN;
    }
}
