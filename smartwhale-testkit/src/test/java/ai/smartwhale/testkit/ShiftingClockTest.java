// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ShiftingClockTest {

    @Test
    void itJumpsAndGoesOnAndIsRightAgain() {
        Instant start = Instant.parse("2026-01-02T03:04:05Z");
        FakeClock base = FakeClock.at(start);
        ShiftingClock clock = ShiftingClock.of(base);
        Clock elsewhere = clock.withZone(ZoneOffset.ofHours(2));
        clock.ahead(Duration.ofHours(-1));
        base.advance(Duration.ofSeconds(3));
        assertThat(clock.instant()).isEqualTo(start.plusSeconds(3 - 3_600));
        assertThat(elsewhere.instant()).isEqualTo(clock.instant());
        assertThat(elsewhere.getZone()).isEqualTo(ZoneOffset.ofHours(2));
        clock.ahead(Duration.ZERO);
        assertThat(clock.instant()).isEqualTo(start.plusSeconds(3));
    }
}
