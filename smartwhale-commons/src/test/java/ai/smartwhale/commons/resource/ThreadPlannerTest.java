// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ThreadPlannerTest {

    private final CpuAllocatorConfig config = CpuAllocatorConfig.builder()
            .targetUtilization(0.5)
            .leastThreads(2)
            .mostThreads(100)
            .build();

    /** Little's law: 40 tasks a second of 100 ms each keep 4 threads busy, 8 at half use. */
    @Test
    void followsLittlesLaw() {
        ThreadAdvice advice = plan(demand(40, 10, 90, OptionalDouble.empty(), 4));

        assertThat(advice.needed()).isCloseTo(8, within(1e-9));
        assertThat(advice.useful()).isCloseTo(4 * 0.5 * 10, within(1e-9));
        assertThat(advice.threads()).isEqualTo(8);
        assertThat(advice.changed()).isTrue();
    }

    @Test
    void stopsWhereTheProcessorsGainNothing() {
        assertThat(plan(demand(10_000, 10, 90, OptionalDouble.empty(), 4)).threads())
                .isEqualTo(20);
        assertThat(plan(demand(10_000, 10, 0, OptionalDouble.empty(), 4)).threads())
                .isEqualTo(2);
    }

    @Test
    void believesTheMeasuredUtilisationMoreThanTheModel() {
        assertThat(plan(demand(10_000, 10, 90, OptionalDouble.of(1.0), 12)).threads())
                .isEqualTo(6);
        assertThat(plan(demand(10_000, 10, 90, OptionalDouble.of(0.2), 12)).threads())
                .isEqualTo(20);
    }

    @Test
    void doesNotFollowSmallChanges() {
        ThreadAdvice advice = plan(demand(80, 10, 90, OptionalDouble.empty(), 15));
        assertThat(advice.threads()).isEqualTo(15);
        assertThat(advice.changed()).isFalse();
    }

    @Test
    void keepsToItsBounds() {
        assertThat(plan(demand(0, 10, 90, OptionalDouble.empty(), 50)).threads())
                .isEqualTo(2);
        assertThat(plan(demand(1e9, 1, 10_000, OptionalDouble.empty(), 102)).threads())
                .isEqualTo(100);
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> demand(Double.NaN, 1, 1, OptionalDouble.empty(), 1))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> demand(1, 0, 1, OptionalDouble.empty(), 1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> demand(1, 1, -1, OptionalDouble.empty(), 1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> demand(1, 1, 1, OptionalDouble.of(1.1), 1)).isInstanceOf(InvalidValueException.class);
    }

    private ThreadAdvice plan(ThreadDemand demand) {
        return ThreadPlanner.plan(demand, 4, config);
    }

    private static ThreadDemand demand(
            double perSecond, long computeMillis, long waitMillis, OptionalDouble measured, int current) {
        return new ThreadDemand(
                perSecond, Duration.ofMillis(computeMillis), Duration.ofMillis(waitMillis), measured, current);
    }
}
