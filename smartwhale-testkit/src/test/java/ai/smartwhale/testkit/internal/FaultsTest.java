// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.testkit.Latency;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FaultsTest {

    private static final int MANY = 20_000;

    private final Faults faults = new Faults(3, Latency.none(), 0.1, 0.2, 0.05);

    @Test
    void eachRateIsMetAndIsIndependentOfTheOthers() {
        assertThat(share(Faults.Fate::error)).isCloseTo(0.1, within(0.01));
        assertThat(share(Faults.Fate::duplicate)).isCloseTo(0.2, within(0.012));
        assertThat(share(Faults.Fate::lost)).isCloseTo(0.05, within(0.007));
        assertThat(share(fate -> fate.error() && fate.duplicate())).isCloseTo(0.02, within(0.005));
    }

    private double share(Predicate<Faults.Fate> what) {
        return IntStream.range(0, MANY)
                        .filter(i -> what.test(faults.fate("request-" + i, 0)))
                        .count()
                / (double) MANY;
    }

    @Test
    void aRetryDrawsAnew() {
        long errorsOfRetries = IntStream.range(0, MANY)
                .filter(i -> faults.fate("request-" + i, 0).error())
                .filter(i -> faults.fate("request-" + i, 1).error())
                .count();
        long errors = IntStream.range(0, MANY)
                .filter(i -> faults.fate("request-" + i, 0).error())
                .count();
        assertThat((double) errorsOfRetries / errors).isCloseTo(0.1, within(0.04));
    }

    @Test
    void oneRateDoesNotChangeWhatAnotherHits() {
        Faults more = new Faults(3, Latency.fixed(Duration.ofSeconds(1)), 0.9, 0.2, 0.9);
        for (int i = 0; i < 1_000; i++) {
            assertThat(more.fate("request-" + i, 0).duplicate())
                    .isEqualTo(faults.fate("request-" + i, 0).duplicate());
        }
    }

    @Test
    void logNormalLatencyHasItsMedianAndItsTail() {
        long[] nanos = draw(Latency.logNormal(Duration.ofMillis(20), Duration.ofMillis(200)));
        assertThat(nanos[MANY / 2] / 1e6).isCloseTo(20, within(1.0));
        assertThat(nanos[MANY / 100 * 99] / 1e6).isCloseTo(200, within(25.0));
        assertThat(nanos[0]).isPositive();
    }

    @Test
    void uniformLatencyStaysBetweenItsBounds() {
        long[] nanos = draw(Latency.uniform(Duration.ofMillis(5), Duration.ofMillis(15)));
        assertThat(nanos[0] / 1e6).isCloseTo(5, within(0.1)).isGreaterThanOrEqualTo(5);
        assertThat(nanos[MANY - 1] / 1e6).isCloseTo(15, within(0.1)).isLessThanOrEqualTo(15);
        assertThat(nanos[MANY / 2] / 1e6).isCloseTo(10, within(0.3));
    }

    private static long[] draw(Latency latency) {
        SplittableRandom random = new SplittableRandom(11);
        long[] nanos = IntStream.range(0, MANY)
                .mapToLong(i -> latency.draw(random).toNanos())
                .toArray();
        Arrays.sort(nanos);
        return nanos;
    }

    @Test
    void boundsOutOfOrderAreNamed() {
        assertThatThrownBy(() -> Latency.fixed(Duration.ofMillis(-1))).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> Latency.uniform(Duration.ofMillis(2), Duration.ofMillis(1)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("most");
        assertThatThrownBy(() -> Latency.logNormal(Duration.ZERO, Duration.ofMillis(1)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("median");
    }
}
