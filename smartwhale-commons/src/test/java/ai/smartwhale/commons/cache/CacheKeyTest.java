// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CacheKeyTest {

    @ParameterizedTest
    @ValueSource(strings = {"a\uD83D", "\uD83D", "\uDC33a", "a\uD83Db", "\uD83D\uD83D\uDC33", "\uDC33\uD83D"})
    void halvesOfSurrogatePairsAreRefusedSinceAllWouldBeTheSameKeyElsewhere(String id) {
        assertThatThrownBy(() -> CacheKey.of("web", id))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("id")
                .hasMessageContaining("surrogate");
    }

    @Test
    void wholePairsAreTexts() {
        assertThat(CacheKey.of("web", "🐳🐳 and ن").id()).isEqualTo("🐳🐳 and ن");
    }
}
