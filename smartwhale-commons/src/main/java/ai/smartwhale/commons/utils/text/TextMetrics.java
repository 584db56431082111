// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.text;

import java.text.BreakIterator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The figures of a text.
 *
 * @param chars its length in Java characters
 * @param codePoints its length in Unicode code points
 * @param graphemes what people count as characters
 * @param words runs of letters and digits; a zero-width non-joiner, an apostrophe or a hyphen within one does not end
 *     it
 * @param distinctWords how many of them differ, whatever their case
 * @param sentences how many sentences it has
 * @param lines how many lines it has; 0 for an empty text
 * @param meanWordLength in code points; 0 without words
 * @param lexicalDiversity distinct words by words, 0 to 1
 * @param entropy of its code points in bits each (Shannon)
 * @param digitShare digits by code points, 0 to 1
 * @param letters how many letters of each script it has
 * @param readingEase of Flesch (1948), {@code 206.835 - 1.015 words/sentences - 84.6 syllables/words}, with syllables
 *     guessed by groups of vowels; empty unless most letters are Latin and there are words
 */
public record TextMetrics(
        int chars,
        int codePoints,
        int graphemes,
        int words,
        int distinctWords,
        int sentences,
        int lines,
        double meanWordLength,
        double lexicalDiversity,
        double entropy,
        double digitShare,
        Map<Character.UnicodeScript, Integer> letters,
        OptionalDouble readingEase) {

    /** Extended grapheme clusters (UAX 29), which break iterators of older JDKs do not know. */
    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    /** Copies the map. */
    public TextMetrics {
        letters = Map.copyOf(letters);
    }

    /**
     * Measures a text.
     *
     * @param text the text
     * @return its figures
     */
    public static TextMetrics of(String text) {
        Map<Integer, Integer> points = new HashMap<>();
        Map<Character.UnicodeScript, Integer> letters = new HashMap<>();
        int digits = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            points.merge(point, 1, Integer::sum);
            if (Character.isDigit(point)) {
                digits++;
            } else if (Character.isLetter(point)) {
                letters.merge(Character.UnicodeScript.of(point), 1, Integer::sum);
            }
        }
        int codePoints = text.codePointCount(0, text.length());
        Words words = Words.of(text);
        int sentences = count(BreakIterator.getSentenceInstance(Locale.ROOT), text);
        return new TextMetrics(
                text.length(),
                codePoints,
                (int) GRAPHEME.matcher(text).results().count(),
                words.count,
                words.distinct.size(),
                sentences,
                (int) text.lines().count(),
                words.count == 0 ? 0 : (double) words.codePoints / words.count,
                words.count == 0 ? 0 : (double) words.distinct.size() / words.count,
                entropy(points, codePoints),
                codePoints == 0 ? 0 : (double) digits / codePoints,
                letters,
                readingEase(words, sentences, letters));
    }

    private static int count(BreakIterator breaks, String text) {
        breaks.setText(text);
        int count = 0;
        while (breaks.next() != BreakIterator.DONE) {
            count++;
        }
        return count;
    }

    private static double entropy(Map<Integer, Integer> points, int all) {
        double bits = 0;
        for (int count : points.values()) {
            double share = (double) count / all;
            bits -= share * Math.log(share) / Math.log(2);
        }
        return Math.max(0, bits);
    }

    private static OptionalDouble readingEase(
            Words words, int sentences, Map<Character.UnicodeScript, Integer> letters) {
        int all = letters.values().stream().mapToInt(Integer::intValue).sum();
        int latin = letters.getOrDefault(Character.UnicodeScript.LATIN, 0);
        if (words.count == 0 || sentences == 0 || 2 * latin <= all) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(206.835 - 1.015 * words.count / sentences - 84.6 * words.syllables / words.count);
    }

    /** The words of a text. */
    private static final class Words {

        private int count;
        private int codePoints;
        private int syllables;
        private final Set<String> distinct = new HashSet<>();

        static Words of(String text) {
            Words words = new Words();
            int start = -1;
            for (int i = 0; i <= text.length(); ) {
                int point = i < text.length() ? text.codePointAt(i) : ' ';
                boolean inside = Character.isLetterOrDigit(point)
                        || Character.getType(point) == Character.NON_SPACING_MARK
                        || (start >= 0 && isLink(point) && continues(text, i + Character.charCount(point)));
                if (inside && start < 0) {
                    start = i;
                } else if (!inside && start >= 0) {
                    words.add(text.substring(start, i));
                    start = -1;
                }
                i += Character.charCount(point);
            }
            return words;
        }

        private static boolean isLink(int point) {
            return point == '\u200C' || point == '\'' || point == '\u2019' || point == '-';
        }

        private static boolean continues(String text, int next) {
            return next < text.length() && Character.isLetterOrDigit(text.codePointAt(next));
        }

        private void add(String word) {
            count++;
            codePoints += word.codePointCount(0, word.length());
            String lower = word.toLowerCase(Locale.ROOT);
            distinct.add(lower);
            syllables += syllables(lower);
        }

        /** Groups of vowels, less a silent e at the end; one at least. */
        private static int syllables(String word) {
            int groups = 0;
            boolean before = false;
            for (int i = 0; i < word.length(); i++) {
                boolean vowel = "aeiouy".indexOf(word.charAt(i)) >= 0;
                if (vowel && !before) {
                    groups++;
                }
                before = vowel;
            }
            if (groups > 1 && word.endsWith("e") && !word.endsWith("le")) {
                groups--;
            }
            return Math.max(1, groups);
        }
    }
}
