// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NearDuplicateIndexTest {

    private final NearDuplicateIndex index = NearDuplicateIndex.create(new NearDuplicateConfig(64, 0.8));

    private static String words(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(Integer.toString(random.nextInt(1 << 20), 36)).append(' ');
        }
        return text.toString();
    }

    @Test
    void findsATextWithAFewChanges() {
        String text = words(1, 300);
        assertThat(index.add("first", text)).isEmpty();
        assertThat(index.find(text.toUpperCase(Locale.ROOT) + " and a little more"))
                .hasValueSatisfying(found -> {
                    assertThat(found.id()).isEqualTo("first");
                    assertThat(found.similarity()).isGreaterThan(0.9);
                });
        assertThat(index.find(words(2, 300))).isEmpty();
    }

    @Test
    void findsPersianTypedOnAnArabicKeyboard() {
        String text = "کتابی که علی دربارهٔ یک نهنگ آبی می‌خواند از کتابخانهٔ بزرگ شهر ما بود و یک ماه دیگر پیدا نشد";
        assertThat(index.add("fa", text)).isEmpty();
        assertThat(index.find(text.replace('ی', 'ي').replace('ک', 'ك')))
                .map(NearDuplicate::id)
                .contains("fa");
    }

    @Test
    void estimatesTheShareOfCommonRuns() {
        String head = words(3, 200);
        String one = head + words(4, 100);
        String other = head + words(5, 100);
        // 198 runs in common and 200 of each alone.
        double jaccard = 198.0 / (198 + 100 + 100);
        assertThat(index.similarity(one, other)).isEqualTo(jaccard, within(0.21));
        assertThat(index.similarity(one, other)).isEqualTo(index.similarity(other, one));
        assertThat(index.similarity(one, one)).isEqualTo(1, within(1e-9));
    }

    @Test
    void forgetsTheOldestAndNeverGrows() {
        index.add("oldest", words(100, 50));
        for (int i = 0; i < 64; i++) {
            index.add("id" + i, words(200 + i, 50));
        }
        assertThat(index.size()).isEqualTo(64);
        assertThat(index.find(words(100, 50))).isEmpty();
        assertThat(index.find(words(263, 50))).map(NearDuplicate::id).contains("id63");
    }

    @Test
    void doesNotCompareATextWithItself() {
        index.add("same", words(7, 50));
        assertThat(index.add("same", words(7, 50))).isEmpty();
    }

    @Test
    void leavesTextsOfTwoWordsOut() {
        assertThat(index.add("short", "hello there")).isEmpty();
        assertThat(index.size()).isZero();
    }

    @Test
    void refusesWhatIsOutOfRange() {
        assertThatThrownBy(() -> new NearDuplicateConfig(15, 0.8)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new NearDuplicateConfig(64, 0.5)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new NearDuplicateConfig(64, Double.NaN)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> index.add(" ", "a b c")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> index.add("x".repeat(257), "a b c")).isInstanceOf(LimitExceededException.class);
    }
}
