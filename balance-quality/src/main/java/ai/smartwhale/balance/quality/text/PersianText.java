// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.utils.StringUtils;
import ai.smartwhale.commons.utils.text.NormalizationProfile;

/**
 * Brings Persian into the form in which it should be written: Persian letters and digits, no tatweel, no letter three
 * times in a row, joiners and blanks where they belong. Where taste decides (quotation marks, spacing of compounds) it
 * changes nothing. Pure functions, thread-safe.
 */
public final class PersianText {

    private static final char JOINER = '\u200C';
    private static final String BEFORE = "؟،؛.:!»)]";
    private static final String AFTER = "«([";

    private PersianText() {}

    /**
     * Normalises a text, also of several lines.
     *
     * @param text a text known to be Persian
     * @return its form; the same object if it is in it already. Normalising that again changes nothing
     */
    public static String normalize(String text) {
        InvalidValueException.requirePresent("text", text);
        String current = text;
        while (true) {
            String normal = StringUtils.normalizeText(current, NormalizationProfile.DISPLAY);
            current = spaced(normal);
            if (current.equals(normal)) {
                return normal.equals(text) ? text : normal;
            }
        }
    }

    /** Drops repeated letters, and blanks on the wrong side of a mark. */
    private static String spaced(String text) {
        StringBuilder out = new StringBuilder();
        int done = 0;
        for (int i = 0; i < text.length(); ) {
            char c = text.charAt(i);
            int end = i + 1;
            if (c == ' ') {
                if (isMisplaced(i == 0 ? ' ' : text.charAt(i - 1), text, end)) {
                    out.append(text, done, i);
                    done = end;
                }
            } else if (isPersianLetter(c)) {
                while (end < text.length() && text.charAt(end) == c) {
                    end++;
                }
                if (end - i > 2) {
                    out.append(text, done, i + 1);
                    done = end;
                }
            }
            i = end;
        }
        return done == 0 ? text : out.append(text, done, text.length()).toString();
    }

    private static boolean isMisplaced(char left, String text, int next) {
        char right = next < text.length() ? text.charAt(next) : ' ';
        boolean markAfterWord = BEFORE.indexOf(right) >= 0 && isPersianLetter(left) && !isNumberOrDots(text, next);
        boolean markBeforeWord = AFTER.indexOf(left) >= 0 && isPersianLetter(right);
        return markAfterWord || markBeforeWord || left == JOINER || right == JOINER;
    }

    /** A point that begins a number or an ellipsis keeps its blank. */
    private static boolean isNumberOrDots(String text, int at) {
        return text.charAt(at) == '.'
                && at + 1 < text.length()
                && (Character.isDigit(text.charAt(at + 1))
                        || text.charAt(at + 1) == '.'
                        || isLatin(text.charAt(at + 1)));
    }

    private static boolean isLatin(char c) {
        return c < 0x80 && Character.isLetter(c);
    }

    private static boolean isPersianLetter(char c) {
        return c >= '\u0621' && c <= '\u06D3' && Character.isLetter(c);
    }
}
