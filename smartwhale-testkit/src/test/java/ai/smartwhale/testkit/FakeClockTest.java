// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FakeClockTest {

    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private final FakeClock clock = FakeClock.at(START);

    @Test
    void standsStillUntilItIsMoved() {
        assertThat(clock.instant()).isEqualTo(START);
        assertThat(clock.advance(Duration.ofSeconds(3))).isEqualTo(START.plusSeconds(3));
        clock.advance(Duration.ofSeconds(-1));
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(2));
        clock.set(START);
        assertThat(clock.millis()).isEqualTo(START.toEpochMilli());
    }

    @Test
    void anotherZoneSharesTheTime() {
        FakeClock tehran = clock.withZone(ZoneId.of("Asia/Tehran"));
        clock.advance(Duration.ofMinutes(1));
        assertThat(tehran.instant()).isEqualTo(clock.instant());
        assertThat(LocalTime.now(tehran)).isEqualTo(LocalTime.of(6, 35, 5));
    }

    @Test
    void noMoveIsLostBetweenThreads() {
        CompletableFuture<?>[] moves = IntStream.range(0, 8)
                .mapToObj(thread -> CompletableFuture.runAsync(
                        () -> IntStream.range(0, 1_000).forEach(i -> clock.advance(Duration.ofMillis(1)))))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(moves).join();
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(8));
    }
}
