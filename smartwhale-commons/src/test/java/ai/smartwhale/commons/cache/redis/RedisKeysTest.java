// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.commons.cache.GlobPattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedisKeysTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "a*, v:a*",
                "a?c, v:a*c",
                "a??*c, v:a*c",
                "[a], v:\\[a\\]",
                "\\*\\?, v:\\*\\?",
                "\\\\, v:\\\\",
                "a-b^, v:a\\-b\\^",
                "a*b*c*d*e, v:a*b*c*",
                "🐳x, v:*x",
            })
    void patternsForRedisLetThroughNoLessAndHaveFewStars(String pattern, String expected) {
        assertThat(RedisKeys.scanPattern("v:", GlobPattern.of(pattern))).isEqualTo(expected);
    }

    @Test
    void whatStandsBeforeThePatternIsTakenAsItIs() {
        assertThat(RedisKeys.scanPattern("p*:v:{n}:", GlobPattern.of("*"))).isEqualTo("p\\*:v:{n}:*");
    }
}
