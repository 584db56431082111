// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultScheduleTest {

    private static final Set<FaultKind> ALL = EnumSet.allOf(FaultKind.class);

    @Test
    void theSameSeedLeadsToTheSameScheduleAndAnotherToAnother() {
        FaultSchedule schedule = FaultSchedule.plan(7, Duration.ofMinutes(30), ALL);
        assertThat(FaultSchedule.plan(7, Duration.ofMinutes(30), List.copyOf(ALL)))
                .isEqualTo(schedule);
        assertThat(FaultSchedule.plan(8, Duration.ofMinutes(30), ALL)).isNotEqualTo(schedule);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 30, 600})
    void faultsFollowEachOtherWithCalmBetweenBeforeAndAfterThem(int minutes) {
        Duration length = Duration.ofMinutes(minutes);
        for (long seed = 0; seed < 50; seed++) {
            Duration calm = Duration.ofSeconds(Math.min(60, minutes * 9L));
            Duration earliest = calm;
            for (PlannedFault fault : FaultSchedule.plan(seed, length, ALL).faults()) {
                assertThat(fault.start()).isGreaterThanOrEqualTo(earliest);
                assertThat(fault.length()).isPositive();
                earliest = fault.end().plus(fault.length());
            }
            assertThat(earliest).isLessThanOrEqualTo(length.minus(calm));
        }
    }

    @Test
    void eachKindHappensOnceBeforeAnyHappensAgain() {
        FaultSchedule schedule = FaultSchedule.plan(3, Duration.ofMinutes(30), ALL);
        assertThat(schedule.left()).isEmpty();
        Set<FaultKind> first = schedule.faults().subList(0, ALL.size()).stream()
                .map(PlannedFault::kind)
                .collect(Collectors.toSet());
        assertThat(first).isEqualTo(ALL);
    }

    @Test
    void whatDoesNotFitIsNamed() {
        FaultSchedule schedule = FaultSchedule.plan(3, Duration.ofSeconds(40), ALL);
        assertThat(schedule.faults()).hasSize(3);
        assertThat(schedule.left()).hasSize(ALL.size() - 3);
        assertThat(FaultSchedule.plan(3, Duration.ofMinutes(5), Set.of()).faults())
                .isEmpty();
    }

    @Test
    void kindsAreFoundByTheirNames() {
        for (FaultKind kind : FaultKind.values()) {
            assertThat(FaultKind.of(kind.label())).isEqualTo(kind);
        }
        assertThatThrownBy(() -> FaultKind.of("fire"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("fire")
                .hasMessageContaining("broker-kill");
    }
}
