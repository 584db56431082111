// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersianTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "كتابي كه علي خواند | کتابی که علی خواند",
                "سلام دنیـــا | سلام دنیا",
                "سلام   دنیا | سلام دنیا",
                "سلامممم به همه | سلام به همه",
                "سلامم را برسان | سلامم را برسان",
                "درود ، دوست من ! | درود، دوست من!",
                "در سال ١٣٥٧ | در سال ۱۳۵۷",
                "( متن ) | (متن)",
                "عدد .5 و ... ماند | عدد .5 و ... ماند"
            })
    void bringsPersianIntoItsForm(String text, String form) {
        assertThat(PersianText.normalize(text)).isEqualTo(form);
    }

    @Test
    void givesBackTheSameObjectWhereNothingIsToBeDone() {
        String text = TextSamples.sentences().getOrDefault(Language.FA, "");
        assertThat(PersianText.normalize(text)).isSameAs(text);
    }

    @Test
    void agreesWithHazmWhereItActs() {
        Set<String> operations = Set.of("decrease_repeated_chars");
        for (String line : TextSamples.lines("text/persian-normalisation/hazm-doctest-pairs.tsv")) {
            String[] pair = line.split("\t", -1);
            if (operations.contains(pair[0])) {
                assertThat(PersianText.normalize(pair[1])).isEqualTo(pair[2]);
            }
        }
    }

    @Test
    void normalisingTwiceChangesNothing() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 2_000; i++) {
            String form = PersianText.normalize(TextSamples.anything(random, random.nextInt(80)));
            assertThat(PersianText.normalize(form)).isSameAs(form);
        }
    }
}
