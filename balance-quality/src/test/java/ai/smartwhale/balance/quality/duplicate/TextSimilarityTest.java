// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextSimilarityTest {

    /** Figures of Winkler (1990, 2006). */
    @ParameterizedTest
    @CsvSource({
        "martha, marhta, 0.961", "dwayne, duane, 0.840", "dixon, dicksonx, 0.813", "jones, johnson, 0.832",
        "massey, massie, 0.933", "abroms, abrams, 0.922", "same, same, 1", "abc, xyz, 0"
    })
    void jaroWinklerHasItsPublishedValues(String one, String other, double similarity) {
        assertThat(TextSimilarity.jaroWinkler(one, other)).isEqualTo(similarity, within(0.001));
    }

    @ParameterizedTest
    @CsvSource({"kitten, sitting, 3", "ca, ac, 1", "ca, abc, 3", "flaw, lawn, 2", "a, a, 0", "3136, 3163, 1"})
    void editsHaveTheirKnownValues(String one, String other, int edits) {
        assertThat(TextSimilarity.edits(one, other, 9)).isEqualTo(edits);
        assertThat(TextSimilarity.edits(one, other, Math.max(0, edits - 1)))
                .isEqualTo(Math.max(edits > 0 ? edits : 0, 0));
    }

    @Test
    void bothAreSymmetricAndBounded() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 5_000; i++) {
            String one = word(random);
            String other = word(random);
            double similarity = TextSimilarity.jaroWinkler(one, other);
            assertThat(similarity).isBetween(0.0, 1.0).isEqualTo(TextSimilarity.jaroWinkler(other, one));
            assertThat(similarity == 1).isEqualTo(one.equals(other));
            assertThat(TextSimilarity.edits(one, other, 4)).isEqualTo(TextSimilarity.edits(other, one, 4));
        }
    }

    private static String word(SplittableRandom random) {
        return random.ints(random.nextInt(8), 'a', 'd')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
