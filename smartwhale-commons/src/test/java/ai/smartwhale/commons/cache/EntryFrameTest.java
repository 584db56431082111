// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EntryFrameTest {

    private static final Instant STORED = Instant.parse("2026-01-02T10:00:00.123Z");
    private static final TimeToLive TTL = TimeToLive.of(Duration.ofSeconds(5), Duration.ofMinutes(1));

    private final EntryFrame<String> frame = new EntryFrame<>(CacheCodec.text());

    @Test
    void keepsAValueWithItsTimes() {
        CacheEntry<String> entry = new CacheEntry<>(Optional.of("نهنگ"), STORED, TTL, Duration.ofMillis(12));
        assertThat(frame.decode(frame.encode(entry))).isEqualTo(entry);
    }

    @Test
    void keepsANegativeEntryApartFromAnEmptyValue() {
        CacheEntry<String> negative = CacheEntry.negative(STORED, TTL);
        CacheEntry<String> empty = CacheEntry.of("", STORED, TTL);
        assertThat(frame.decode(frame.encode(negative))).isEqualTo(negative);
        assertThat(frame.decode(frame.encode(empty))).isEqualTo(empty);
    }

    @Test
    void addsWhatItSaysItAdds() {
        assertThat(frame.encode(CacheEntry.of("abc", STORED, TTL))).hasSize(EntryFrame.OVERHEAD + 3);
    }

    @Test
    void refusesEveryCut() {
        byte[] bytes = frame.encode(CacheEntry.of("value", STORED, TTL));
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> frame.decode(cut)).isInstanceOf(CacheCodecException.class);
        }
    }

    @Test
    void refusesEveryFlippedBit() {
        byte[] bytes = frame.encode(CacheEntry.of("value", STORED, TTL));
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThatThrownBy(() -> frame.decode(flipped)).isInstanceOf(CacheCodecException.class);
        }
    }

    @Test
    void refusesNoise() {
        Random random = new Random(3);
        for (int round = 0; round < 2_000; round++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            assertThatThrownBy(() -> frame.decode(noise)).isInstanceOf(CacheCodecException.class);
        }
    }
}
