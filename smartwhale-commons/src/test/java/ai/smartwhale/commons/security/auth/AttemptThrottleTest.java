// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.security.auth.AttemptThrottle.Permit;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttemptThrottleTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final ThrottleConfig CONFIG =
            new ThrottleConfig(3, SECOND, Duration.ofSeconds(60), Duration.ofMinutes(10), 16);

    private final AttemptThrottle throttle = new AttemptThrottle(CONFIG, new SecureRandom());
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");

    private Permit begin(String name) {
        return throttle.begin(name, now);
    }

    private void fail(String name, int times) {
        for (int i = 0; i < times; i++) {
            Permit permit = begin(name);
            assertThat(permit.granted()).isTrue();
        }
    }

    @Test
    void waitsDoubleAfterTheFreeAttemptsUpToTheLongest() {
        fail("a", 3);
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            Permit refused = begin("a");
            assertThat(refused.granted()).isFalse();
            waits.add(refused.delay().toSeconds());
            now = now.plus(refused.delay());
            assertThat(begin("a").granted()).isTrue();
        }
        assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    }

    @Test
    void attemptsDuringAWaitDoNotProlongIt() {
        fail("a", 3);
        for (int i = 0; i < 1_000; i++) {
            assertThat(begin("a").granted()).isFalse();
        }
        now = now.plus(SECOND);
        assertThat(begin("a").granted()).isTrue();
    }

    @Test
    void oneNameDoesNotHurtAnother() {
        fail("a", 3);
        assertThat(begin("a").granted()).isFalse();
        assertThat(begin("b").granted()).isTrue();
    }

    @Test
    void attemptsAtOnceCountBeforeTheyEnd() {
        List<Permit> granted = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Permit permit = begin("a");
            if (permit.granted()) {
                granted.add(permit);
            }
        }
        assertThat(granted).hasSize(3);
    }

    @Test
    void whatIsTakenBackDoesNotCount() {
        for (int i = 0; i < 100; i++) {
            Permit permit = begin("a");
            assertThat(permit.granted()).isTrue();
            throttle.takeBack(permit, now);
        }
        assertThat(throttle.size()).isZero();
        fail("a", 2);
        Permit third = begin("a");
        throttle.takeBack(third, now);
        assertThat(begin("a").granted()).isTrue();
        assertThat(begin("a").granted()).isFalse();
    }

    @Test
    void successAndTimeForget() {
        fail("a", 2);
        throttle.succeeded(begin("a"), now);
        assertThat(throttle.size()).isZero();
        fail("a", 3);
        now = now.plus(CONFIG.forgetAfter()).plusNanos(1);
        fail("a", 3);
        assertThat(begin("a").granted()).isFalse();
        throttle.forget("a");
        assertThat(begin("a").granted()).isTrue();
    }

    @Test
    void whenFullThoseWhoAreRememberedStaySoAndTheOthersShare() {
        fail("victim", 3);
        for (int i = 0; i < 100_000; i++) {
            var unused = begin("made up " + i);
        }
        assertThat(throttle.size()).isEqualTo(16);
        assertThat(begin("victim").granted()).isFalse();
        int refused = 0;
        for (int i = 0; i < 1_000; i++) {
            refused += begin("made up later " + i).granted() ? 0 : 1;
        }
        assertThat(refused).as("a flood slows itself down").isGreaterThan(900);
        now = now.plus(CONFIG.forgetAfter()).plusSeconds(1);
        assertThat(begin("made up later 1").granted()).isTrue();
        assertThat(throttle.size()).isLessThanOrEqualTo(16);
    }

    @Test
    void whoSharesACountTakesBackOnlyTheirOwn() {
        for (int i = 0; i < 16; i++) {
            fail("full " + i, 1);
        }
        fail("late", 2);
        throttle.succeeded(begin("late"), now);
        assertThat(begin("late").granted()).isTrue();
        assertThat(begin("late").granted()).isFalse();
        assertThat(throttle.size()).isEqualTo(16);
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new ThrottleConfig(0, SECOND, SECOND, SECOND, 16))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new ThrottleConfig(1, Duration.ZERO, SECOND, SECOND, 16))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new ThrottleConfig(1, SECOND, Duration.ofMillis(1), SECOND, 16))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new ThrottleConfig(1, SECOND, Duration.ofDays(2), Duration.ofDays(3), 16))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new ThrottleConfig(1, SECOND, Duration.ofDays(1), Duration.ofHours(1), 16))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new ThrottleConfig(1, SECOND, SECOND, SECOND, 15))
                .isInstanceOf(InvalidValueException.class);
        assertThat(new ThrottleConfig(1, Duration.ofNanos(1), Duration.ofDays(1), Duration.ofDays(1), 16)
                        .delayAfter(Integer.MAX_VALUE))
                .isEqualTo(Duration.ofDays(1));
    }
}
