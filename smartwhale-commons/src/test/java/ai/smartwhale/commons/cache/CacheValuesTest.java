// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CacheValuesTest {

    private static final Instant NOW = Instant.parse("2026-01-02T10:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:b", "ä", "a*"})
    void namespacesAreWords(String namespace) {
        assertThatThrownBy(() -> CacheKey.of(namespace, "id"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("namespace");
    }

    @Test
    void idsAreBoundedInBytes() {
        assertThat(CacheKey.of("web", "x".repeat(1_024)).id()).hasSize(1_024);
        assertThat(CacheKey.of("web", "ن".repeat(512)).id()).hasSize(512);
        assertThatThrownBy(() -> CacheKey.of("web", "ن".repeat(513)))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("1026")
                .hasMessageContaining("1024");
        assertThatThrownBy(() -> CacheKey.of("web", "")).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void livesAreOrderedAndBounded() {
        Duration second = Duration.ofSeconds(1);
        assertThat(TimeToLive.of(second)).isEqualTo(TimeToLive.of(second, second));
        assertThatThrownBy(() -> TimeToLive.of(second.multipliedBy(2), second)).hasMessageContaining("soft");
        assertThatThrownBy(() -> TimeToLive.of(Duration.ZERO)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> TimeToLive.of(Duration.ofSeconds(Long.MAX_VALUE)))
                .hasMessageContaining("hard");
    }

    @Test
    void entriesAgeFromFreshToStaleToGone() {
        CacheEntry<String> entry = CacheEntry.of("v", NOW, TimeToLive.of(Duration.ofSeconds(1), Duration.ofSeconds(3)));
        assertThat(List.of(0, 1, 2, 3, 4).stream()
                        .map(seconds -> NOW.plusSeconds(seconds))
                        .map(moment -> entry.isStale(moment) + "/" + entry.isExpired(moment)))
                .containsExactly("false/false", "true/false", "true/false", "true/true", "true/true");
    }

    @Test
    void jsonCodecReadsWhatItWrites() {
        record Point(int x, int y) {}
        CacheCodec<Point> codec = CacheCodec.json(Point.class, new ObjectMapper());
        assertThat(codec.decode(codec.encode(new Point(1, 2)))).isEqualTo(new Point(1, 2));
        assertThatThrownBy(() -> codec.decode(new byte[] {'{'}))
                .isInstanceOf(CacheCodecException.class)
                .hasMessageContaining("Point");
    }

    @Test
    void bytesAreCopied() {
        byte[] bytes = {1, 2};
        byte[] encoded = CacheCodec.bytes().encode(bytes);
        bytes[0] = 9;
        assertThat(encoded).containsExactly(1, 2);
    }
}
