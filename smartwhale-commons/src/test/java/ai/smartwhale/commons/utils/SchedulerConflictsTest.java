// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.commons.utils.scheduling.Conflict;
import ai.smartwhale.commons.utils.scheduling.ConflictPolicy;
import ai.smartwhale.commons.utils.scheduling.ConflictReport;
import ai.smartwhale.commons.utils.scheduling.ConflictScope;
import ai.smartwhale.commons.utils.scheduling.RecurringHandle;
import ai.smartwhale.commons.utils.scheduling.Schedule;
import ai.smartwhale.commons.utils.scheduling.TaskHandle;
import ai.smartwhale.commons.utils.scheduling.TaskSpec;
import ai.smartwhale.commons.utils.scheduling.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchedulerConflictsTest {

    private static final Instant START = Instant.parse("2024-03-30T12:00:00Z");

    private final VirtualTime time = new VirtualTime(START);
    private final List<String> log = new ArrayList<>();
    /** Workers that take a run only when they are told to. */
    private final Deque<Runnable> held = new ArrayDeque<>();

    private final Scheduler scheduler = Scheduler.builder("test")
            .executors(time.executors(Runnable::run))
            .time(time, time)
            .build();

    private TaskSpec.Builder task(String name) {
        return TaskSpec.builder(
                name,
                () -> log.add(
                        name + '@' + Duration.between(START, time.instant()).toSeconds()));
    }

    @ParameterizedTest
    @CsvSource({"DELAY, 2, 0", "SKIP, 1, 1", "ALLOW, 2, 0"})
    void aBusyResourceIsRespectedByPolicy(ConflictPolicy policy, int runs, int skipped) {
        Scheduler manual = Scheduler.builder("test")
                .executors(time.executors(held::add))
                .time(time, time)
                .build();
        manual.scheduleTask(Duration.ZERO, task("first").resource("gpu").build());
        TaskHandle second = manual.scheduleTask(
                Duration.ZERO,
                task("second").resource("gpu").conflictPolicy(policy).build());
        time.pass(Duration.ZERO);
        assertThat(second.status().skipped()).isEqualTo(skipped);
        assertThat(held).hasSize(policy == ConflictPolicy.ALLOW ? 2 : 1);
        while (!held.isEmpty()) {
            held.remove().run();
        }
        assertThat(log).hasSize(runs);
        assertThat(manual.status().runs()).isEqualTo(runs);
        assertThat(manual.tasks()).isEmpty();
    }

    @Test
    void foreseesAndSettlesConflictsOfAResource() {
        RecurringHandle a = scheduler.manageRecurring(
                Schedule.fixedRate(Duration.ofSeconds(60)),
                task("a")
                        .resource("disk")
                        .expectedDuration(Duration.ofSeconds(20))
                        .build());
        RecurringHandle b = scheduler.manageRecurring(
                new Schedule.FixedRate(Duration.ofSeconds(120), Duration.ofSeconds(70)),
                task("b").resource("disk").build());
        scheduler.manageRecurring(
                Schedule.fixedRate(Duration.ofSeconds(60)), task("free").build());
        ConflictReport seen =
                scheduler.handleConflicts(ConflictScope.RESOURCE, Duration.ofMinutes(5), ConflictPolicy.ALLOW);
        assertThat(seen.conflicts())
                .extracting(Conflict::at)
                .containsExactly(START.plusSeconds(70), START.plusSeconds(190));
        assertThat(seen.conflicts()).allSatisfy(conflict -> {
            assertThat(conflict.first().name()).isEqualTo("a");
            assertThat(conflict.second().name()).isEqualTo("b");
            assertThat(conflict.outcome()).isEqualTo(Conflict.Outcome.ALLOWED);
        });
        assertThat(b.status().nextRun()).contains(START.plusSeconds(70));
        ConflictReport settled =
                scheduler.handleConflicts(ConflictScope.RESOURCE, Duration.ofMinutes(5), ConflictPolicy.DELAY);
        assertThat(settled.complete()).isTrue();
        assertThat(settled.conflicts())
                .extracting(Conflict::outcome)
                .containsExactly(Conflict.Outcome.DELAYED, Conflict.Outcome.LATER);
        assertThat(b.status().nextRun()).contains(START.plusSeconds(80));
        time.pass(Duration.ofSeconds(80));
        assertThat(b.status().nextRun()).as("the grid stays").contains(START.plusSeconds(190));
        assertThat(a.status().nextRun()).contains(START.plusSeconds(120));
        assertThat(log).contains("b@80");
    }

    @Test
    void leavesTheSecondOfTwoInOneMinuteOut() {
        TaskHandle first =
                scheduler.scheduleTask(START.plusSeconds(61), task("first").build());
        TaskHandle second =
                scheduler.scheduleTask(START.plusSeconds(110), task("second").build());
        ConflictReport report =
                scheduler.handleConflicts(ConflictScope.MINUTE, Duration.ofHours(1), ConflictPolicy.SKIP);
        assertThat(report.conflicts()).extracting(Conflict::outcome).containsExactly(Conflict.Outcome.SKIPPED);
        time.pass(Duration.ofHours(1));
        assertThat(log).containsExactly("first@61");
        assertThat(first.status().runs()).isEqualTo(1);
        assertThat(second.status().skipped()).isEqualTo(1);
        assertThat(second.status().state()).isEqualTo(TaskState.FINISHED);
    }
}
