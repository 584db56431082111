// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

/**
 * Turns the words of one script into numbered features: every run of one to four letters with the edges of the word,
 * and the whole word. Numbers are hashes, so that no list of runs is kept. The numbers are part of the stored model:
 * whoever changes this trains again.
 */
final class LetterGrams {

    /** Room for the features of one text: some 500 letters. */
    static final int CAPACITY = 3_000;

    private static final int LONGEST_RUN = 4;
    private static final int LONGEST_WORD = 32;
    private static final char EDGE = ' ';
    private static final char JOINER = '\u200C';
    private static final int WORD_SEED = 0x51ED270B;

    private final ScriptGroup script;
    private final int bits;
    private final int[] features;
    private final char[] word = new char[LONGEST_WORD + 2];
    private int count;

    /**
     * Prepares for one text.
     *
     * @param bits how many bits a number has
     */
    LetterGrams(ScriptGroup script, int bits, int capacity) {
        this.script = script;
        this.bits = bits;
        this.features = new int[capacity];
        word[0] = EDGE;
    }

    /** Takes the words of a part of the text, as far as there is room. */
    void add(CharSequence text, int from, int to) {
        int length = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (isPart(c, length)) {
                if (length < LONGEST_WORD) {
                    word[++length] = Character.toLowerCase(c == '\u2019' ? '\'' : c);
                }
            } else if (length > 0 && Character.getType(c) != Character.NON_SPACING_MARK) {
                addWord(length);
                length = 0;
            }
        }
        if (length > 0) {
            addWord(length);
        }
    }

    private boolean isPart(char c, int length) {
        return ScriptGroup.of(c) == script || (length > 0 && (c == '\'' || c == '\u2019' || c == JOINER));
    }

    private void addWord(int letters) {
        int length = letters;
        while (length > 0 && (word[length] == '\'' || word[length] == JOINER)) {
            length--;
        }
        if (length == 0 || count + (length + 2) * LONGEST_RUN >= features.length) {
            return;
        }
        word[length + 1] = EDGE;
        int whole = WORD_SEED;
        for (int start = 0; start <= length; start++) {
            int hash = 0;
            int most = Math.min(LONGEST_RUN, length + 2 - start);
            for (int n = 0; n < most; n++) {
                hash = (hash + word[start + n] + 1) * 0x9E3779B1;
                hash ^= hash >>> 15;
                if (start + n > 0) {
                    features[count++] = bucket(hash);
                }
            }
            whole = (whole + word[start]) * 0x85EBCA6B;
            whole ^= whole >>> 13;
        }
        features[count++] = bucket(whole);
    }

    private int bucket(int hash) {
        return (hash * 0xC2B2AE35) >>> (32 - bits);
    }

    int count() {
        return count;
    }

    int feature(int index) {
        return features[index];
    }
}
