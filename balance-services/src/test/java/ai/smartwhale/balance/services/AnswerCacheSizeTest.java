// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.balance.services.loop.CacheReadings;
import ai.smartwhale.balance.services.loop.ControlLoop;
import ai.smartwhale.balance.services.loop.Decision;
import ai.smartwhale.balance.services.loop.DecisionState;
import ai.smartwhale.balance.services.loop.LoopReadings;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.MessageSchemas;
import ai.smartwhale.messaging.Priority;
import ai.smartwhale.messaging.RequestPayload;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnswerCacheSizeTest {

    private static final long LEAST = 64 << 10;

    private final AnswerCache cache = AnswerCache.builder()
            .ttl(Duration.ofHours(1))
            .maximumBytes(LEAST)
            .mostBytes(4 * LEAST)
            .build();

    @AfterEach
    void close() {
        cache.close();
    }

    private static DataRequest request(int number) {
        return MessageSchemas.createDataRequest(
                "m",
                RequestPayload.builder("m")
                        .parameters(Map.of("query", "q" + number))
                        .build(),
                Priority.DEFAULT,
                Clock.systemUTC());
    }

    /** Asks for one after the other, over and over: what is not kept for so long is never found. */
    private void askInTurn(int different, int times) {
        for (int i = 0; i < times; i++) {
            DataRequest request = request(i % different);
            if (cache.find(request).join().isEmpty()) {
                cache.keep(request, Answers.success(request, "x".repeat(1_000)));
            }
        }
    }

    @Test
    void canBeResizedWithinItsBounds() {
        assertThat(cache.maximumBytes()).isEqualTo(LEAST);
        assertThat(cache.mostBytes()).isEqualTo(4 * LEAST);
        cache.resize(2 * LEAST);
        assertThat(cache.maximumBytes()).isEqualTo(2 * LEAST);
        assertThatThrownBy(() -> cache.resize(4 * LEAST + 1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> cache.resize(LEAST - 1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> AnswerCache.builder().mostBytes(1)).hasMessageContaining("mostBytes is 1");
    }

    @Test
    void tellsWhatALittleMoreRoomWouldHaveFound() {
        askInTurn(20, 200);
        assertThat(cache.usedBytes()).isPositive();
        long fit = cache.usedBytes() / 20;
        // As many as fit, and a tenth more.
        int different = (int) (1.1 * LEAST / fit);
        for (int i = 0; i < 50 && cache.readings().missedForgotten() < 10; i++) {
            askInTurn(different, different);
        }
        assertThat(cache.readings().evictions()).isPositive();
        assertThat(cache.readings().missedForgotten()).isGreaterThanOrEqualTo(10);
    }

    @Test
    void theLoopGivesItTheRoomThatPays() {
        var builder = ControlLoop.builder(this::read);
        LoopParts.answers(builder, KnownAnswers.of(cache));
        ControlLoop loop = builder.build();
        askInTurn(20, 20);
        int different = (int) (1.2 * LEAST / (cache.usedBytes() / 20));
        Instant[] now = {Instant.EPOCH};
        await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(1)).until(() -> {
            askInTurn(different, different);
            now[0] = now[0].plusMillis(500);
            loop.runCycle(now[0]);
            return loop.decisions().stream().anyMatch(one -> one.state() == DecisionState.KEPT);
        });
        Decision kept = loop.decisions().stream()
                .filter(one -> one.state() == DecisionState.KEPT)
                .findFirst()
                .orElseThrow();
        assertThat(kept.knob()).isEqualTo(LoopParts.SIZE);
        assertThat(kept.effect().orElseThrow().change()).isPositive();
        assertThat(cache.maximumBytes()).isBetween(LEAST + LEAST / 8, 4 * LEAST);
    }

    private LoopReadings read() {
        CacheReadings seen = cache.readings();
        return new LoopReadings(
                List.of(),
                0,
                0,
                0,
                0,
                0,
                Duration.ZERO,
                0,
                seen.lookups(),
                seen.hits(),
                seen.staleKnown(),
                seen.evictions(),
                seen.missedForgotten(),
                false);
    }
}
