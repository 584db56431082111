// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class KnownPastsTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant NEXT_DAY = START.plus(Duration.ofDays(1));
    private final KnownPasts<String, Object> pasts = new KnownPasts<>(2);

    @Test
    void remembersAsManyAsThereMayBe() {
        Object a = pasts.of("a", START, Object::new).orElseThrow();
        assertThat(pasts.of("b", START, Object::new)).isPresent();
        assertThat(pasts.of("c", START, Object::new)).isEmpty();
        assertThat(pasts.of("a", START, Object::new)).containsSame(a);
    }

    @Test
    void forgetsTheIdlestForAnother() {
        Object a = pasts.of("a", START, Object::new).orElseThrow();
        assertThat(pasts.of("b", START, Object::new)).isPresent();
        pasts.wasActive("a", START.plusSeconds(5));
        assertThat(pasts.of("c", NEXT_DAY, Object::new)).isPresent();
        assertThat(pasts.of("a", NEXT_DAY, Object::new)).containsSame(a);
        assertThat(pasts.of("d", NEXT_DAY, Object::new)).isEmpty();
    }

    @Test
    void forgetsWhatIsNotMentionedForADay() {
        assertThat(pasts.of("a", START, Object::new)).isPresent();
        assertThat(pasts.of("b", START.plusSeconds(1), Object::new)).isPresent();
        pasts.forgetUnseen(NEXT_DAY.plusMillis(1));
        assertThat(pasts.size()).isEqualTo(1);
    }
}
