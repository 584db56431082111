// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobPatternTest {

    @ParameterizedTest
    @CsvSource({
        "abc, abc, true",
        "abc, abcd, false",
        "a*, a, true",
        "a*c, abbbc, true",
        "a*c, abbbcd, false",
        "*b*, abc, true",
        "a?c, abc, true",
        "a?c, ac, false",
        "a\\*c, a*c, true",
        "a\\*c, abc, false",
        "**, anything, true",
        "*a*b*c, xxaxxbxxc, true"
    })
    void matches(String pattern, String id, boolean expected) {
        assertThat(GlobPattern.of(pattern).matches(id)).isEqualTo(expected);
    }

    @Test
    void agreesWithARegexOnRandomPatterns() {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            String glob = text(random, "ab*?", 8);
            String id = text(random, "ab", 10);
            String regex = glob.replace("*", ".*").replace("?", ".");
            assertThat(GlobPattern.of(glob).matches(id))
                    .as("%s on %s", glob, id)
                    .isEqualTo(Pattern.matches(regex, id));
        }
    }

    @Test
    void isQuickOnWhatMakesARegexExplode() {
        GlobPattern pattern = GlobPattern.of("*a".repeat(60) + "*b");
        assertThat(pattern.matches("a".repeat(1_000))).isFalse();
    }

    @Test
    void knowsWhatMatchesEverything() {
        assertThat(GlobPattern.of("*").matchesEverything()).isTrue();
        assertThat(GlobPattern.of("***").matchesEverything()).isTrue();
        assertThat(GlobPattern.of("\\*").matchesEverything()).isFalse();
        assertThat(GlobPattern.of("a*").matchesEverything()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc\\", "a\uFFFF"})
    void refuses(String pattern) {
        assertThatThrownBy(() -> GlobPattern.of(pattern))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("pattern");
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThatThrownBy(() -> GlobPattern.of("a".repeat(257))).isInstanceOf(InvalidValueException.class);
    }

    private static String text(Random random, String alphabet, int longest) {
        int length = 1 + random.nextInt(longest);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
