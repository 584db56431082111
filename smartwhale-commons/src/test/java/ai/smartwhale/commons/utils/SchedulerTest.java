// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.utils.scheduling.ConflictPolicy;
import ai.smartwhale.commons.utils.scheduling.ConflictScope;
import ai.smartwhale.commons.utils.scheduling.FailurePolicy;
import ai.smartwhale.commons.utils.scheduling.MissedRunPolicy;
import ai.smartwhale.commons.utils.scheduling.RecurringHandle;
import ai.smartwhale.commons.utils.scheduling.Schedule;
import ai.smartwhale.commons.utils.scheduling.SchedulerConfig;
import ai.smartwhale.commons.utils.scheduling.TaskHandle;
import ai.smartwhale.commons.utils.scheduling.TaskSpec;
import ai.smartwhale.commons.utils.scheduling.TaskState;
import ai.smartwhale.commons.utils.scheduling.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchedulerTest {

    private static final Instant START = Instant.parse("2024-03-30T12:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final VirtualTime time = new VirtualTime(START);
    private final List<String> log = new ArrayList<>();
    private final Scheduler scheduler = scheduler(SchedulerConfig.defaults());
    /** Workers that take a run only when they are told to, so that a run can go on while time passes. */
    private final Deque<Runnable> held = new ArrayDeque<>();

    private Scheduler scheduler(SchedulerConfig config) {
        return Scheduler.builder("test")
                .config(config)
                .executors(time.executors(Runnable::run))
                .time(time, time)
                .build();
    }

    private TaskSpec.Builder task(String name) {
        return TaskSpec.builder(
                name,
                () -> log.add(
                        name + '@' + Duration.between(START, time.instant()).toSeconds()));
    }

    /** A task during whose runs time passes. */
    private TaskSpec.Builder slow(String name, Duration length) {
        return TaskSpec.builder(name, () -> {
            log.add(name + '@' + Duration.between(START, time.instant()).toSeconds());
            time.stall(length);
        });
    }

    @Test
    void runsOnceAtAMomentAndAfterATime() {
        TaskHandle at = scheduler.scheduleTask(START.plusSeconds(5), task("at").build());
        TaskHandle after =
                scheduler.scheduleTask(Duration.ofSeconds(3), task("after").build());
        TaskHandle past =
                scheduler.scheduleTask(START.minusSeconds(9), task("past").build());
        assertThat(log).containsExactly("past@0");
        assertThat(at.status().nextRun()).contains(START.plusSeconds(5));
        time.pass(Duration.ofSeconds(10));
        assertThat(log).containsExactly("past@0", "after@3", "at@5");
        assertThat(List.of(at, after, past)).allMatch(task -> task.status().state() == TaskState.FINISHED);
        assertThat(scheduler.tasks()).isEmpty();
        assertThat(scheduler.status().runs()).isEqualTo(3);
    }

    @Test
    void keepsAFixedRateHoweverLongARunTakes() {
        scheduler.manageRecurring(
                Schedule.fixedRate(Duration.ofSeconds(10)),
                slow("rate", Duration.ofSeconds(4)).build());
        time.pass(Duration.ofSeconds(45));
        assertThat(log).containsExactly("rate@10", "rate@20", "rate@30", "rate@40");
    }

    @Test
    void keepsAFixedDelayBetweenTheEndAndTheStart() {
        scheduler.manageRecurring(
                Schedule.fixedDelay(Duration.ofSeconds(10)),
                slow("delay", Duration.ofSeconds(4)).build());
        time.pass(Duration.ofSeconds(45));
        assertThat(log).containsExactly("delay@10", "delay@24", "delay@38");
    }

    @Test
    void runsByCronAcrossAChangeOfTheClocks() {
        scheduler.manageRecurring(
                Schedule.cron("30 2 * * *", ZoneId.of("Europe/Berlin")),
                task("cron").build());
        time.pass(Duration.ofDays(3));
        long gapEnd =
                Duration.between(START, Instant.parse("2024-03-31T01:00:00Z")).toSeconds();
        long nextDay =
                Duration.between(START, Instant.parse("2024-04-01T00:30:00Z")).toSeconds();
        assertThat(log).startsWith("cron@" + gapEnd, "cron@" + nextDay).hasSize(3);
    }

    @Test
    void pausesResumesReschedulesAndCancels() {
        RecurringHandle handle =
                scheduler.manageRecurring(Schedule.fixedRate(SECOND), task("t").build());
        time.pass(Duration.ofSeconds(2));
        assertThat(handle.pause()).isTrue();
        assertThat(handle.pause()).isFalse();
        assertThat(handle.status().state()).isEqualTo(TaskState.PAUSED);
        time.pass(Duration.ofSeconds(100));
        assertThat(log).containsExactly("t@1", "t@2");
        assertThat(handle.resume()).isTrue();
        assertThat(handle.resume()).isFalse();
        time.pass(SECOND);
        assertThat(log).containsExactly("t@1", "t@2", "t@103");
        assertThat(handle.status().missed()).isZero();
        handle.reschedule(Schedule.fixedRate(Duration.ofSeconds(30)));
        time.pass(Duration.ofSeconds(60));
        assertThat(log).containsExactly("t@1", "t@2", "t@103", "t@133", "t@163");
        assertThat(handle.cancel()).isTrue();
        assertThat(handle.cancel()).isFalse();
        time.pass(Duration.ofSeconds(60));
        assertThat(log).hasSize(5);
        assertThatThrownBy(handle::resume).isInstanceOf(IllegalStateException.class);
        assertThat(handle.status().state()).isEqualTo(TaskState.CANCELLED);
    }

    @ParameterizedTest
    @CsvSource({"RUN_ONCE, 1, 9, WAITING", "SKIP, 1, 9, WAITING", "RUN_ALL, 10, 0, WAITING"})
    void makesUpForMissedRunsByPolicy(MissedRunPolicy policy, int runs, int missed, TaskState state) {
        RecurringHandle handle = scheduler.manageRecurring(
                Schedule.fixedRate(Duration.ofSeconds(10)),
                task("t").missedRunPolicy(policy).build());
        time.stall(Duration.ofSeconds(100));
        time.pass(Duration.ZERO);
        assertThat(handle.status().runs()).isEqualTo(runs);
        assertThat(handle.status().missed()).isEqualTo(missed);
        assertThat(handle.status().state()).isEqualTo(state);
        assertThat(handle.status().nextRun()).contains(START.plusSeconds(110));
    }

    @Test
    void skipsMissedRunsThatAreTooLate() {
        for (Schedule schedule :
                List.of(Schedule.fixedRate(Duration.ofSeconds(10)), Schedule.cron("*/10 * * * * *", ZoneOffset.UTC))) {
            VirtualTime own = new VirtualTime(START);
            Scheduler fresh = Scheduler.builder("test")
                    .executors(own.executors(Runnable::run))
                    .time(own, own)
                    .build();
            RecurringHandle handle = fresh.manageRecurring(
                    schedule, task("t").missedRunPolicy(MissedRunPolicy.SKIP).build());
            own.stall(Duration.ofSeconds(105));
            own.pass(Duration.ZERO);
            assertThat(handle.status().runs()).isZero();
            assertThat(handle.status().missed()).isEqualTo(10);
            own.pass(Duration.ofSeconds(5));
            assertThat(handle.status().runs()).isEqualTo(1);
        }
    }

    @Test
    void boundsWhatIsMadeUpFor() {
        Scheduler bounded = scheduler(SchedulerConfig.builder().maxCatchUp(7).build());
        RecurringHandle rate = bounded.manageRecurring(
                Schedule.fixedRate(SECOND),
                task("r").missedRunPolicy(MissedRunPolicy.RUN_ALL).build());
        RecurringHandle cron = bounded.manageRecurring(
                Schedule.cron("* * * * * *", ZoneOffset.UTC),
                task("c").missedRunPolicy(MissedRunPolicy.RUN_ALL).build());
        time.stall(Duration.ofDays(400));
        time.pass(Duration.ZERO);
        assertThat(rate.status().runs()).isEqualTo(7);
        assertThat(rate.status().missed()).isEqualTo(400 * 86_400 - 7);
        assertThat(cron.status().runs()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({"RUN_ONCE, 2, 4, 0", "SKIP, 1, 0, 5", "RUN_ALL, 6, 0, 0"})
    void neverOverlapsWithItself(MissedRunPolicy policy, int runs, int missed, int skipped) {
        Scheduler manual = Scheduler.builder("test")
                .executors(time.executors(held::add))
                .time(time, time)
                .build();
        int[] running = new int[2];
        RecurringHandle handle = manual.manageRecurring(
                Schedule.fixedRate(Duration.ofSeconds(10)),
                TaskSpec.builder("t", () -> {
                            running[0]++;
                            running[1] = Math.max(running[0], running[1]);
                            if (onlyTask(manual).runs() == 0) {
                                time.pass(Duration.ofSeconds(50));
                            }
                            running[0]--;
                        })
                        .missedRunPolicy(policy)
                        .build());
        time.pass(Duration.ofSeconds(10));
        while (!held.isEmpty()) {
            held.remove().run();
        }
        assertThat(running).containsExactly(0, 1);
        assertThat(handle.status().runs()).isEqualTo(runs);
        assertThat(handle.status().missed()).isEqualTo(missed);
        assertThat(handle.status().skipped()).isEqualTo(skipped);
    }

    private static TaskStatus onlyTask(Scheduler scheduler) {
        return scheduler.tasks().get(0);
    }

    @ParameterizedTest
    @CsvSource({"CONTINUE, 3, WAITING", "PAUSE, 1, PAUSED", "CANCEL, 1, CANCELLED"})
    void aFailureIsCountedAndThePolicyHolds(FailurePolicy policy, int runs, TaskState state) {
        RecurringHandle handle = scheduler.manageRecurring(
                Schedule.fixedRate(SECOND),
                TaskSpec.builder("bad", () -> {
                            throw new AssertionError("on purpose");
                        })
                        .failurePolicy(policy)
                        .build());
        time.pass(Duration.ofSeconds(3));
        assertThat(handle.status().runs()).isEqualTo(runs);
        assertThat(handle.status().failures()).isEqualTo(runs);
        assertThat(handle.status().state()).isEqualTo(state);
        assertThat(handle.status().lastFailure()).contains("java.lang.AssertionError");
        assertThat(scheduler.status().failures()).isEqualTo(runs);
    }

    @Test
    void lengthsOfTimeSurviveASetClockAndTimesOfDayFollowIt() {
        RecurringHandle rate = scheduler.manageRecurring(
                Schedule.fixedRate(Duration.ofMinutes(10)), task("rate").build());
        RecurringHandle cron = scheduler.manageRecurring(
                Schedule.cron("0 * * * *", ZoneOffset.UTC), task("cron").build());
        TaskHandle at =
                scheduler.scheduleTask(START.plusSeconds(7200), task("at").build());
        time.pass(Duration.ofMinutes(5));
        time.setClock(Duration.ofHours(-3));
        time.pass(Duration.ofSeconds(1));
        assertThat(rate.status().nextRun())
                .contains(START.plus(Duration.ofMinutes(10)).minus(Duration.ofHours(3)));
        assertThat(cron.status().nextRun()).contains(Instant.parse("2024-03-30T10:00:00Z"));
        assertThat(at.status().nextRun()).contains(START.plusSeconds(7200));
        time.pass(Duration.ofMinutes(5));
        assertThat(rate.status().runs()).isEqualTo(1);
        time.setClock(Duration.ofHours(3));
        time.pass(Duration.ofSeconds(1));
        assertThat(rate.status().runs()).as("no run is made up for").isEqualTo(1);
        assertThat(cron.status().runs())
                .as("what the jump passed over is missed, and made up for once")
                .isEqualTo(1);
        assertThat(cron.status().missed()).isEqualTo(2);
        assertThat(scheduler.status().clockJumps()).isEqualTo(2);
    }

    @Test
    void aJumpBeforeATaskCameDoesNotMoveTheTask() {
        time.setClock(Duration.ofDays(1));
        TaskHandle handle = scheduler.scheduleTask(SECOND, task("t").build());
        assertThat(handle.status().nextRun()).contains(time.instant().plusSeconds(1));
    }

    @Test
    void triesAgainWhenWorkersRefuse() {
        int[] refusals = {2};
        Scheduler refused = Scheduler.builder("test")
                .executors(time.executors(run -> {
                    if (refusals[0]-- > 0) {
                        throw new RejectedExecutionException("on purpose");
                    }
                    run.run();
                }))
                .time(time, time)
                .build();
        TaskHandle handle = refused.scheduleTask(Duration.ZERO, task("t").build());
        assertThat(handle.status().runs()).isZero();
        time.pass(Duration.ofSeconds(5));
        assertThat(handle.status().runs()).isEqualTo(1);
    }

    @Test
    void boundsItsTasksAndRefusesWhatMakesNoSense() {
        Scheduler small = scheduler(SchedulerConfig.builder().maxTasks(1).build());
        TaskHandle only = small.scheduleTask(SECOND, task("t").build());
        assertThatThrownBy(() -> small.scheduleTask(SECOND, task("t").build()))
                .isInstanceOf(LimitExceededException.class);
        assertThat(only.cancel()).isTrue();
        assertThat(small.scheduleTask(SECOND, task("t").build()).status().state())
                .isEqualTo(TaskState.WAITING);
        assertThatThrownBy(() ->
                        scheduler.scheduleTask(Duration.ofSeconds(-1), task("t").build()))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> scheduler.manageRecurring(
                        Schedule.cron("0 0 30 2 *", ZoneOffset.UTC), task("t").build()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("due at some time");
        assertThatThrownBy(() -> Schedule.fixedRate(Duration.ZERO)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() ->
                        scheduler.handleConflicts(ConflictScope.MINUTE, Duration.ofDays(400), ConflictPolicy.SKIP))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> task(" ").build()).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void refusesEverythingOnceClosed() {
        RecurringHandle handle =
                scheduler.manageRecurring(Schedule.fixedRate(SECOND), task("t").build());
        assertThat(scheduler.close(SECOND)).isTrue();
        assertThat(scheduler.close(SECOND)).isTrue();
        time.pass(Duration.ofSeconds(10));
        assertThat(log).isEmpty();
        assertThatThrownBy(() -> scheduler.scheduleTask(SECOND, task("t").build()))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(handle::pause).isInstanceOf(IllegalStateException.class);
        assertThat(handle.status().runs()).isZero();
    }
}
