// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightRowsTest {

    private static final int BITS = 10;

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 7", "4, 300", "8, 300", "9, 300", "17, 300"})
    void sumsAreThoseOfTheWeightsOneByOne(int classes, int words) {
        SplittableRandom random = new SplittableRandom(classes);
        byte[] weights = new byte[classes << BITS];
        random.nextBytes(weights);
        LetterGrams grams = grams(random, words);
        int[] expected = new int[classes];
        for (int i = 0; i < grams.count(); i++) {
            for (int k = 0; k < classes; k++) {
                expected[k] += weights[grams.feature(i) * classes + k];
            }
        }
        int[] sums = new WeightRows(weights, classes).sums(grams);
        assertThat(Arrays.copyOf(sums, classes)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"-128", "-1", "0", "127"})
    void noLaneRunsOver(byte weight) {
        byte[] weights = new byte[9 << BITS];
        Arrays.fill(weights, weight);
        LetterGrams grams = grams(new SplittableRandom(1), 600);
        int[] sums = new WeightRows(weights, 9).sums(grams);
        assertThat(grams.count()).isGreaterThan(2_000);
        assertThat(Arrays.copyOf(sums, 9)).containsOnly(weight * grams.count());
    }

    private static LetterGrams grams(SplittableRandom random, int words) {
        StringBuilder text = new StringBuilder();
        for (int word = 0; word < words; word++) {
            for (int letter = random.nextInt(3, 9); letter > 0; letter--) {
                text.append((char) random.nextInt('a', 'z' + 1));
            }
            text.append(' ');
        }
        LetterGrams grams = new LetterGrams(ScriptGroup.LATIN, BITS, LetterGrams.CAPACITY);
        grams.add(text, 0, text.length());
        return grams;
    }
}
