// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BackoffStrategiesTest {

    private static final Duration BASE = Duration.ofMillis(100);
    private static final Duration CAP = Duration.ofSeconds(10);
    private static final RandomGenerator RANDOM = new Random(7);

    private static Duration delay(BackoffStrategy strategy, int failures) {
        return strategy.delay(failures, Duration.ZERO, RANDOM);
    }

    @Test
    void curvesHaveTheirPublishedValues() {
        assertThat(delay(BackoffStrategies.none(), 5)).isZero();
        assertThat(delay(BackoffStrategies.constant(BASE), 5)).isEqualTo(BASE);
        BackoffStrategy linear = BackoffStrategies.linear(BASE, Duration.ofMillis(50), CAP);
        assertThat(List.of(delay(linear, 1), delay(linear, 2), delay(linear, 3)))
                .containsExactly(BASE, Duration.ofMillis(150), Duration.ofMillis(200));
        BackoffStrategy exponential = BackoffStrategies.exponential(BASE, 2, CAP);
        assertThat(List.of(delay(exponential, 1), delay(exponential, 2), delay(exponential, 4)))
                .containsExactly(BASE, Duration.ofMillis(200), Duration.ofMillis(800));
        assertThat(delay(exponential, 8)).isEqualTo(CAP);
    }

    @Test
    void allKeepToTheirBoundsForAnyNumberOfFailures() {
        SplittableRandom seeds = new SplittableRandom(42);
        for (int round = 0; round < 2_000; round++) {
            Duration base = Duration.ofNanos(seeds.nextLong(1, 1_000_000_000L));
            Duration cap = base.plusNanos(seeds.nextLong(0, BackoffStrategies.LONGEST_CAP.toNanos() - base.toNanos()));
            int failures = round % 3 == 0 ? seeds.nextInt(1, 1_000_001) : seeds.nextInt(1, 70);
            RandomGenerator random = new Random(round);
            double uncapped = base.toNanos() * Math.pow(2, failures - 1);
            long curve = uncapped < cap.toNanos() ? (long) uncapped : cap.toNanos();
            Duration previous = Duration.ofNanos(seeds.nextLong(0, cap.toNanos() + 1));

            assertThat(BackoffStrategies.exponential(base, 2, cap)
                            .delay(failures, previous, random)
                            .toNanos())
                    .isEqualTo(curve);
            assertThat(BackoffStrategies.linear(base, base, cap).delay(failures, previous, random))
                    .isBetween(base, cap);
            assertThat(BackoffStrategies.fullJitter(base, cap)
                            .delay(failures, previous, random)
                            .toNanos())
                    .isBetween(0L, curve);
            assertThat(BackoffStrategies.equalJitter(base, cap)
                            .delay(failures, previous, random)
                            .toNanos())
                    .isBetween(curve / 2, curve);
            assertThat(BackoffStrategies.decorrelatedJitter(base, cap)
                            .delay(failures, previous, random)
                            .toNanos())
                    .isBetween(
                            base.toNanos(), Math.min(cap.toNanos(), 3 * Math.max(base.toNanos(), previous.toNanos())));
        }
    }

    @Test
    void theMillionthFailureDoesNotOverflow() {
        int failures = 1_000_000;
        assertThat(delay(BackoffStrategies.linear(BASE, Duration.ofDays(365), CAP), failures))
                .isEqualTo(CAP);
        assertThat(delay(BackoffStrategies.exponential(BASE, 1_000, CAP), failures))
                .isEqualTo(CAP);
        Duration year = BackoffStrategies.LONGEST_CAP;
        assertThat(BackoffStrategies.decorrelatedJitter(BASE, year).delay(failures, year.multipliedBy(9), RANDOM))
                .isBetween(BASE, year);
    }

    @Test
    void fullJitterUsesTheWholeRange() {
        BackoffStrategy jitter = BackoffStrategies.fullJitter(BASE, CAP);
        Random random = new Random(3);
        double mean = random.ints(20_000, 1, 2)
                .mapToLong(one -> jitter.delay(3, Duration.ZERO, random).toNanos())
                .average()
                .orElseThrow();
        assertThat(mean).isBetween(0.98 * 200_000_000, 1.02 * 200_000_000);
    }

    @Test
    void aCapCutsOffAndTurnsNegativeWaitsIntoNone() {
        BackoffStrategy wild = (failures, previous, random) -> Duration.ofSeconds(failures - 2L);
        BackoffStrategy tame = BackoffStrategies.capped(wild, Duration.ofSeconds(3));
        assertThat(delay(tame, 1)).isZero();
        assertThat(delay(tame, 4)).isEqualTo(Duration.ofSeconds(2));
        assertThat(delay(tame, 9)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void sharedChanceDiffersFromCallToCall() {
        RandomGenerator shared = BackoffStrategies.threadLocalRandom();
        assertThat(List.of(shared.nextLong(), shared.nextLong(), shared.nextLong()))
                .doesNotHaveDuplicates();
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> BackoffStrategies.constant(Duration.ZERO))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("delay");
        assertThatThrownBy(() -> BackoffStrategies.exponential(BASE, Double.NaN, CAP))
                .hasMessageContaining("factor");
        assertThatThrownBy(() -> BackoffStrategies.fullJitter(CAP, BASE)).hasMessageContaining("cap");
        assertThatThrownBy(() -> BackoffStrategies.fullJitter(BASE, Duration.ofDays(366)))
                .hasMessageContaining("cap");
        assertThatThrownBy(() -> delay(BackoffStrategies.exponential(BASE, 2, CAP), 0))
                .hasMessageContaining("failures");
    }
}
