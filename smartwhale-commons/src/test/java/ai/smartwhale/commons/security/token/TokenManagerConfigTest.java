// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TokenManagerConfigTest {

    @Test
    void defaultsAreAsDocumented() {
        TokenManagerConfig config = TokenManagerConfig.builder("i", "a").build();
        assertThat(config.algorithm()).isEqualTo(TokenAlgorithm.HS256);
        assertThat(config.accepted()).containsExactly(TokenAlgorithm.HS256);
        assertThat(config.accessLifetime()).isEqualTo(Duration.ofMinutes(15));
        assertThat(config.refreshIdle()).isEqualTo(Duration.ofDays(7));
        assertThat(config.refreshLifetime()).isEqualTo(Duration.ofDays(30));
        assertThat(config.refreshGrace()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.leeway()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.mostTokenBytes()).isEqualTo(8_192);
        assertThat(config.cachedTokens()).isEqualTo(4_096);
    }

    static Stream<UnaryOperator<TokenManagerConfig.Builder>> outside() {
        return Stream.of(
                builder -> builder.accessLifetime(Duration.ZERO),
                builder -> builder.accessLifetime(Duration.ofSeconds(-1)),
                builder -> builder.accessLifetime(Duration.ofHours(25)),
                builder -> builder.accessLifetime(Duration.ofMillis(1_500)),
                builder -> builder.refreshIdle(Duration.ZERO),
                builder -> builder.refreshLifetime(Duration.ofDays(366)),
                builder -> builder.refreshGrace(Duration.ofSeconds(61)),
                builder -> builder.refreshGrace(Duration.ofSeconds(-1)),
                builder -> builder.leeway(Duration.ofMinutes(6)),
                builder -> builder.leeway(Duration.ofNanos(1)),
                builder -> builder.mostTokenBytes(255),
                builder -> builder.mostTokenBytes(65_537),
                builder -> builder.cachedTokens(-1),
                builder -> builder.cachedTokens(1_048_577),
                builder -> builder.algorithm(TokenAlgorithm.HS256).accepted(Set.of(TokenAlgorithm.EDDSA)));
    }

    @ParameterizedTest
    @MethodSource("outside")
    void whatIsOutsideOfItsRangeIsRefused(UnaryOperator<TokenManagerConfig.Builder> change) {
        TokenManagerConfig.Builder builder = change.apply(TokenManagerConfig.builder("i", "a"));
        assertThatThrownBy(builder::build).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void namesAreNeeded() {
        assertThatThrownBy(() -> TokenManagerConfig.builder("", "a").build()).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> TokenManagerConfig.builder("i", " ").build())
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(
                        () -> TokenManagerConfig.builder("i", "a".repeat(256)).build())
                .isInstanceOf(InvalidValueException.class);
    }
}
