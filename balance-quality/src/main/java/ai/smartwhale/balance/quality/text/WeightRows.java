// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

/**
 * Rows of small weights that are added up eight at a time: a word of 64 bits holds the weights of eight classes, moved
 * up so that none is negative, and two words of four lanes of 16 bits take their sums. A lane has room for
 * {@link #UNTIL_FULL} of them.
 */
final class WeightRows {

    private static final int IN_WORD = Long.BYTES;
    private static final int ZERO = 128;
    private static final long LANES = 0x00FF00FF00FF00FFL;
    private static final int LANE = 0xFFFF;
    private static final int UNTIL_FULL = LANE / 0xFF;

    private final int classes;
    private final int words;
    private final long[] packed;

    /**
     * Packs them.
     *
     * @param weights one row of classes after the other
     */
    WeightRows(byte[] weights, int classes) {
        this.classes = classes;
        this.words = (classes + IN_WORD - 1) / IN_WORD;
        int rows = weights.length / classes;
        this.packed = new long[rows * words];
        for (int row = 0; row < rows; row++) {
            for (int k = 0; k < classes; k++) {
                long lifted = (long) weights[row * classes + k] + ZERO;
                packed[row * words + k / IN_WORD] |= lifted << (Byte.SIZE * (k % IN_WORD));
            }
        }
    }

    /** For each class the sum of its weights in the rows of all features. */
    int[] sums(LetterGrams grams) {
        int[] sums = new int[words * IN_WORD];
        int count = grams.count();
        for (int word = 0; word < words; word++) {
            for (int from = 0; from < count; from += UNTIL_FULL) {
                add(grams, from, Math.min(count, from + UNTIL_FULL), word, sums);
            }
        }
        for (int k = 0; k < classes; k++) {
            sums[k] -= ZERO * count;
        }
        return sums;
    }

    private void add(LetterGrams grams, int from, int to, int word, int[] sums) {
        long even = 0;
        long odd = 0;
        for (int i = from; i < to; i++) {
            long weights = packed[grams.feature(i) * words + word];
            even += weights & LANES;
            odd += (weights >>> Byte.SIZE) & LANES;
        }
        for (int lane = 0; lane < IN_WORD / 2; lane++) {
            int at = word * IN_WORD + 2 * lane;
            int shift = Short.SIZE * lane;
            sums[at] += (int) (even >>> shift) & LANE;
            sums[at + 1] += (int) (odd >>> shift) & LANE;
        }
    }
}
