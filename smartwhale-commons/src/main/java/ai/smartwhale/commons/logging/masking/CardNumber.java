// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.masking;

/** Card numbers in one piece, or in groups of 4-4-4-4, 4-6-5 and 4-6-4 with one separator, also in URLs. */
final class CardNumber {

    private static final int LONGEST = 19;
    private static final int LEAST = 13;
    private static final String SPACE_IN_URL = "%20";

    private CardNumber() {}

    /** At the first digit of a run that ends at runEnd. */
    static long find(String text, int at, int runEnd, int floor) {
        int run = runEnd - at;
        if (run != 4 && (run < LEAST || run > LONGEST)) {
            return Span.NONE;
        }
        int end = run == 4 ? groupedEnd(text, runEnd) : runEnd;
        if (end < 0 || !NumberDetector.endsNumber(text, end)) {
            return Span.NONE;
        }
        boolean escaped = text.startsWith(SPACE_IN_URL, runEnd);
        boolean valid = escaped
                ? isCard(text.substring(at, end).replace(SPACE_IN_URL, ""), 0, end - at - 9)
                : isCard(text, at, end);
        return valid && !NationalId.isCount(text, at, floor) ? Span.of(SensitiveKind.CARD, at, end) : Span.NONE;
    }

    private static boolean isCard(String text, int start, int end) {
        int first6 = 0;
        int length = 0;
        for (int i = start; i < Math.min(end, text.length()); i++) {
            int digit = Chars.digit(text.charAt(i));
            if (digit >= 0 && length++ < 6) {
                first6 = 10 * first6 + digit;
            }
        }
        return CheckDigits.isIssued(first6, length) && CheckDigits.luhn(text, start, Math.min(end, text.length()));
    }

    /** Behind the first four digits; or -1. */
    private static int groupedEnd(String text, int at) {
        int width = separatorWidth(text, at);
        if (width == 0) {
            return -1;
        }
        int second = groupEnd(text, at, width);
        int third = second < 0 || !sameSeparator(text, at, second, width) ? -1 : groupEnd(text, second, width);
        if (third < 0) {
            return -1;
        }
        int length = second - at - width;
        int next = third - second - width;
        if (length == 6) {
            return next == 5 || next == 4 ? third : -1;
        }
        if (length != 4 || next != 4 || !sameSeparator(text, at, third, width)) {
            return -1;
        }
        int fourth = groupEnd(text, third, width);
        if (fourth - third != 4 + width) {
            return -1;
        }
        boolean more = sameSeparator(text, at, fourth, width) && groupEnd(text, fourth, width) == fourth + width + 3;
        return more ? fourth + width + 3 : fourth;
    }

    private static int groupEnd(String text, int separator, int width) {
        return NumberDetector.runEnd(text, separator + width);
    }

    private static boolean sameSeparator(String text, int first, int other, int width) {
        return text.regionMatches(first, text, other, width);
    }

    private static int separatorWidth(String text, int at) {
        if (at >= text.length()) {
            return 0;
        }
        return NumberDetector.isGroupSeparator(text.charAt(at)) || text.charAt(at) == '+'
                ? 1
                : text.startsWith(SPACE_IN_URL, at) ? SPACE_IN_URL.length() : 0;
    }
}
