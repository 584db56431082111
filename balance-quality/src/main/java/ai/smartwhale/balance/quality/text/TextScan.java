// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

import java.util.Arrays;

/**
 * The words and lines of a text, found in one pass. A word is a run of letters, digits and marks, also around a joiner
 * or an apostrophe; of Chinese and Japanese each character is one. Words are known by a hash that does not see case or
 * which keyboard an Arabic letter came from.
 */
final class TextScan {

    private static final byte SPACE = 0;
    private static final byte LETTER = 1;
    private static final byte DIGIT = 2;
    private static final byte MARK = 3;
    private static final byte IDEOGRAPH = 4;
    private static final byte LINK = 5;
    private static final byte SYMBOL = 6;
    private static final byte BREAK = 7;
    private static final byte HIGH = 8;

    private static final byte[] CLASSES = new byte[1 << 16];
    private static final char[] FOLDED = new char[1 << 16];

    static {
        for (int c = 0; c < CLASSES.length; c++) {
            CLASSES[c] = classOf((char) c);
            FOLDED[c] = fold((char) c);
        }
    }

    private final String text;
    private long[] words = new long[64];
    private int[] ends = new int[64];
    private int[] lengths = new int[64];
    private int wordCount;
    private int withLetter;
    private int letters;
    private int longest;
    private long wordChars;
    private int[] lineEnds = new int[16];
    private int lineCount;
    private int sentences;
    private boolean ideographic;

    private TextScan(String text) {
        this.text = text;
    }

    static TextScan of(String text) {
        TextScan scan = new TextScan(text);
        scan.run();
        return scan;
    }

    private void run() {
        int length = text.length();
        int ideographs = 0;
        boolean ended = true;
        int i = 0;
        while (i < length) {
            char c = text.charAt(i);
            byte type = CLASSES[c];
            if (type == LETTER || type == DIGIT) {
                i = word(i);
                ended = false;
            } else if (type == IDEOGRAPH) {
                add(mix(c), i + 1, 1, true);
                ideographs++;
                ended = false;
                i++;
            } else if (type == HIGH && i + 1 < length && Character.isLetter(text.codePointAt(i))) {
                add(mix(text.codePointAt(i)), i + 2, 1, true);
                i += 2;
            } else {
                if (type == BREAK) {
                    i = lineBreak(i, c);
                } else if (!ended && isTerminal(c)) {
                    sentences++;
                    ended = true;
                }
                i++;
            }
        }
        if (!ended) {
            sentences++;
        }
        if (length > 0) {
            addLine(length);
        }
        ideographic = 2 * ideographs > wordCount;
    }

    private int lineBreak(int at, char c) {
        addLine(at);
        boolean pair = c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
        return pair ? at + 1 : at;
    }

    private int word(int start) {
        int length = text.length();
        long hash = 0;
        boolean letter = false;
        int i = start;
        while (i < length) {
            char c = text.charAt(i);
            byte type = CLASSES[c];
            if (type == LETTER) {
                letter = true;
                letters++;
            } else if (type == LINK) {
                if (i + 1 >= length || CLASSES[text.charAt(i + 1)] != LETTER) {
                    break;
                }
            } else if (type != DIGIT && type != MARK) {
                break;
            }
            if (type != MARK) {
                hash = (hash ^ FOLDED[c]) * 0x9E3779B97F4A7C15L;
                hash ^= hash >>> 29;
            }
            i++;
        }
        add(hash, i, i - start, letter);
        return i;
    }

    private static long mix(int value) {
        long hash = value * 0x9E3779B97F4A7C15L;
        return hash ^ hash >>> 29;
    }

    private void add(long hash, int end, int length, boolean letter) {
        if (wordCount == words.length) {
            words = Arrays.copyOf(words, 2 * wordCount);
            ends = Arrays.copyOf(ends, 2 * wordCount);
            lengths = Arrays.copyOf(lengths, 2 * wordCount);
        }
        words[wordCount] = hash;
        ends[wordCount] = end;
        lengths[wordCount++] = length;
        withLetter += letter ? 1 : 0;
        wordChars += length;
        longest = Math.max(longest, length);
    }

    private void addLine(int end) {
        if (lineCount == lineEnds.length) {
            lineEnds = Arrays.copyOf(lineEnds, 2 * lineCount);
        }
        lineEnds[lineCount++] = end;
    }

    String text() {
        return text;
    }

    int words() {
        return wordCount;
    }

    /** The hash of a word. */
    long hash(int index) {
        return words[index];
    }

    /** How many characters lie between the start of one word and the end of another, blanks and all. */
    int span(int first, int last) {
        return ends[last] - ends[first] + lengths[first];
    }

    int wordStart(int index) {
        return ends[index] - lengths[index];
    }

    int wordEnd(int index) {
        return ends[index];
    }

    int wordsWithLetter() {
        return withLetter;
    }

    int letters() {
        return letters;
    }

    int longestWord() {
        return longest;
    }

    double meanWordLength() {
        return wordCount == 0 ? 0 : (double) wordChars / wordCount;
    }

    int sentences() {
        return sentences;
    }

    int lines() {
        return lineCount;
    }

    int lineStart(int line) {
        if (line == 0) {
            return 0;
        }
        int before = lineEnds[line - 1];
        boolean pair = text.charAt(before) == '\r' && before + 1 < text.length() && text.charAt(before + 1) == '\n';
        return Math.min(text.length(), before + (pair ? 2 : 1));
    }

    int lineEnd(int line) {
        return lineEnds[line];
    }

    /** Whether most words are Chinese or Japanese characters. */
    boolean ideographic() {
        return ideographic;
    }

    /** Marks that end a sentence, also those of Persian, Arabic, Urdu, Chinese and Hindi. */
    static boolean isTerminal(char c) {
        return switch (c) {
            case '.', '!', '?', '\u061F', '\u06D4', '\u2026', '\u3002', '\uFF01', '\uFF1F', '\u0964' -> true;
            default -> false;
        };
    }

    static boolean isBlank(char c) {
        return CLASSES[c] == SPACE || CLASSES[c] == BREAK;
    }

    static char folded(char c) {
        return FOLDED[c];
    }

    private static byte classOf(char c) {
        if (c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029') {
            return BREAK;
        }
        if (Character.isHighSurrogate(c)) {
            return HIGH;
        }
        if (c == '\u200C' || c == '\'' || c == '\u2019') {
            return LINK;
        }
        if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
            return SPACE;
        }
        if (Character.isDigit(c)) {
            return DIGIT;
        }
        ScriptGroup script = ScriptGroup.of(c);
        if (script == ScriptGroup.HAN || script == ScriptGroup.KANA) {
            return IDEOGRAPH;
        }
        if (Character.isLetter(c)) {
            return LETTER;
        }
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK ? MARK : SYMBOL;
    }

    private static char fold(char c) {
        return switch (c) {
            case '\u064A', '\u0649' -> '\u06CC';
            case '\u0643' -> '\u06A9';
            default -> Character.toLowerCase(c);
        };
    }
}
