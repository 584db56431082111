// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.masking;

/** International bank account numbers in one piece or in groups, by the length of their country and ISO 7064. */
final class Iban {

    private Iban() {}

    /** At the first digit of a run: the two check digits behind the letters of the country. */
    static long find(String text, int at, int floor) {
        int start = at - 2;
        if (start >= floor && !Chars.isAsciiLetter(text.charAt(at - 1))) {
            start = NumberDetector.isGroupSeparator(text.charAt(at - 1)) ? start - 1 : -1;
        }
        if (start < floor
                || (start > floor
                        && Chars.isAsciiWord(text.charAt(start - 1))
                        && !NumberDetector.isEscape(text, start - 3, floor))) {
            return Span.NONE;
        }
        int length = CheckDigits.ibanLength(text.charAt(start), text.charAt(start + 1));
        int count = 0;
        int i = start;
        for (; i < text.length() && count < length; i++) {
            char c = text.charAt(i);
            if (Chars.isAsciiLetter(c) || Chars.isDigit(c)) {
                count++;
            } else if (!NumberDetector.isGroupSeparator(c)
                    || c == '.'
                    || NumberDetector.isGroupSeparator(text.charAt(i - 1))) {
                return Span.NONE;
            }
        }
        if (length < 0 || count < length || Chars.isAsciiWordAt(text, i) || Chars.isDigitAt(text, i)) {
            return Span.NONE;
        }
        return CheckDigits.isIban(text, start, i) ? Span.of(SensitiveKind.IBAN, start, i) : Span.NONE;
    }
}
