// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.balance.core.scheduler.queue.FairQueueConfig;
import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class TaskSchedulerTest extends SchedulingOnVirtualTime {

    @Test
    void aTaskRunsOnceAndTellsItsResult() {
        TaskHandle<String> handle = schedule(task("a"));
        assertThat(handle.state()).isEqualTo(TaskState.READY);
        CompletableFuture<TaskOutcome<String>> told = handle.outcome();
        assertThat(told).isNotDone();
        assertThat(scheduler.executeNextTask()).contains(handle);
        assertThat(told).isCompletedWithValue(new TaskOutcome.Value<>(Optional.of("a")));
        assertThat(scheduler.executeNextTask()).isEmpty();
        assertThat(ran).containsExactly("a");
        assertThat(handle.state()).isEqualTo(TaskState.ENDED);
    }

    @Test
    void urgentTasksGoFirstAndOldOnesCatchUp() {
        schedule(task("low").priority(TaskPriority.of(3)));
        time.advance(Duration.ofMillis(1_000));
        schedule(task("tie").priority(TaskPriority.of(1)));
        time.advanceNanos(1);
        schedule(task("late").priority(TaskPriority.of(1)));
        schedule(task("normal"));
        runAll();
        assertThat(ran).containsExactly("tie", "low", "late", "normal");
    }

    @Test
    void nothingRunsBeforeItsDelayIsOver() {
        TaskHandle<String> late = schedule(task("late").delay(Duration.ofSeconds(1)));
        assertThat(late.state()).isEqualTo(TaskState.DELAYED);
        time.advance(Duration.ofMillis(999));
        runAll();
        assertThat(ran).isEmpty();
        time.advance(Duration.ofMillis(1));
        assertThat(late.state()).isEqualTo(TaskState.READY);
        runAll();
        assertThat(ran).containsExactly("late");
    }

    @Test
    void onTheRunnerDelayedTasksRunByThemselves() {
        scheduler.start();
        schedule(task("b").delay(Duration.ofMillis(20)));
        schedule(task("a").delay(Duration.ofMillis(10)));
        schedule(task("now"));
        pump();
        assertThat(ran).containsExactly("now");
        time.advance(Duration.ofMillis(10));
        pump();
        assertThat(ran).containsExactly("now", "a");
        time.advance(Duration.ofMillis(10));
        pump();
        assertThat(ran).containsExactly("now", "a", "b");
        assertThat(scheduler.statistics().busySlots()).isZero();
    }

    @Test
    void anExpiredTaskEndsAtItsDeadlineAlthoughEverySlotIsBusy() {
        begun("m", new CompletableFuture<>());
        begun("m", new CompletableFuture<>());
        TaskHandle<String> handle = schedule(task("a").timeToLive(Duration.ofMillis(100)));
        CompletableFuture<TaskOutcome<String>> told = handle.outcome();
        time.advance(Duration.ofMillis(99));
        assertThat(told).isNotDone();
        time.advance(Duration.ofMillis(1));
        assertThat(told).isCompletedWithValue(new TaskOutcome.Expired<>());
        assertThat(scheduler.statistics().expired()).isEqualTo(1);
        assertThat(scheduler.statistics().isConsistent()).isTrue();
        assertThat(ran).isEmpty();
    }

    @Test
    void aRunningTaskIsAnsweredAtItsDeadlineAndItsResultDropped() {
        CompletableFuture<String> end = new CompletableFuture<>();
        List<TaskContext> contexts = new ArrayList<>();
        TaskWork.Async<String> work = context -> {
            contexts.add(context);
            return end;
        };
        TaskHandle<String> handle = schedule(Task.builder("m", work).timeToLive(Duration.ofMillis(100)));
        scheduler.executeNextTask();
        assertThat(contexts.get(0).timeLeft()).contains(Duration.ofMillis(100));
        time.advance(Duration.ofMillis(100));
        assertThat(handle.result()).contains(new TaskOutcome.Expired<>());
        assertThat(contexts.get(0).isAbandoned()).isTrue();
        assertThat(scheduler.statistics().busySlots()).isEqualTo(1);
        end.complete("too late");
        assertThat(handle.result()).contains(new TaskOutcome.Expired<>());
        assertThat(scheduler.statistics().busySlots()).isZero();
        assertThat(scheduler.statistics().isConsistent()).isTrue();
    }

    @Test
    void aCancelledTaskNeverRuns() {
        TaskHandle<String> ready = schedule(task("ready"));
        TaskHandle<String> delayed = schedule(task("delayed").delay(Duration.ofSeconds(1)));
        CompletableFuture<TaskOutcome<String>> told = ready.outcome();
        assertThat(ready.cancel()).isTrue();
        assertThat(ready.cancel()).isFalse();
        assertThat(delayed.cancel()).isTrue();
        assertThat(told).isCompletedWithValue(new TaskOutcome.Cancelled<>());
        time.advance(Duration.ofSeconds(2));
        runAll();
        assertThat(ran).isEmpty();
        assertThat(scheduler.statistics().cancelled()).isEqualTo(2);
        assertThat(scheduler.find("ready")).isEmpty();
    }

    @Test
    void oneCallersCancelHurtsNoOther() {
        TaskHandle<String> handle = schedule(task("a"));
        CompletableFuture<TaskOutcome<String>> mine = handle.outcome();
        CompletableFuture<TaskOutcome<String>> other = handle.outcome();
        mine.cancel(true);
        runAll();
        assertThat(other).isCompletedWithValue(new TaskOutcome.Value<>(Optional.of("a")));
    }

    @Test
    void failuresAreOutcomes() {
        IllegalStateException failure = new IllegalStateException("no");
        TaskHandle<String> thrown = schedule(Task.builder("m", () -> {
            throw failure;
        }));
        TaskWork.Async<String> failing = context -> CompletableFuture.failedFuture(failure);
        TaskHandle<String> failed = schedule(Task.builder("m", failing));
        TaskHandle<String> nothing = schedule(Task.builder("m", () -> null));
        TaskWork.Async<String> noStage = context -> noStage();
        TaskHandle<String> none = schedule(Task.builder("m", noStage));
        runAll();
        assertThat(thrown.result()).contains(new TaskOutcome.Failed<>(failure));
        assertThat(failed.result()).contains(new TaskOutcome.Failed<>(failure));
        assertThat(nothing.result()).contains(new TaskOutcome.Value<>(Optional.empty()));
        assertThat(none.result().orElseThrow()).isInstanceOf(TaskOutcome.Failed.class);
        assertThat(scheduler.statistics().failures()).isEqualTo(3);
    }

    private static CompletionStage<String> noStage() {
        return null;
    }

    @Test
    void asyncWorkKeepsItsSlotButNoThread() {
        CompletableFuture<String> first = new CompletableFuture<>();
        begun("m", first);
        TaskHandle<String> second = begun("m", new CompletableFuture<>());
        TaskHandle<String> third = schedule(task("third"));
        assertThat(scheduler.executeNextTask()).isEmpty();
        first.complete("done");
        assertThat(scheduler.executeNextTask()).contains(third);
        assertThat(second.state()).isEqualTo(TaskState.RUNNING);
        assertThat(second.cancel()).isTrue();
        assertThat(second.result()).contains(new TaskOutcome.Cancelled<>());
    }

    @Test
    void aFullQueueRejectsByReason() {
        scheduler = create(TaskSchedulerConfig.builder()
                .queue(FairQueueConfig.builder()
                        .maxItems(4)
                        .maxBytes(100)
                        .modelShare(0.75)
                        .modelLeastItems(0)
                        .modelLeastBytes(0)
                        .build()));
        for (int i = 0; i < 3; i++) {
            schedule(task("t" + i));
        }
        assertThat(schedule(task("quota")).result()).contains(rejected(RejectReason.MODEL_QUOTA));
        assertThat(schedule(task("t0")).result()).contains(rejected(RejectReason.DUPLICATE_ID));
        assertThat(schedule(Task.builder("n", () -> "").bytes(76)).result()).contains(rejected(RejectReason.TOO_LARGE));
        schedule(Task.builder("n", () -> "").bytes(75));
        assertThat(schedule(Task.builder("o", () -> "")).result()).contains(rejected(RejectReason.QUEUE_FULL));
        assertThat(scheduler.statistics().refused()).isEqualTo(4);
        assertThat(scheduler.statistics().queued()).isEqualTo(4);
        runAll();
        assertThat(schedule(Task.builder("n", () -> "").bytes(75)).result()).isEmpty();
        assertThat(schedule(Task.builder("o", () -> "").bytes(26)).result())
                .contains(rejected(RejectReason.QUEUE_BYTES));
    }

    @Test
    void theLeastUrgentMakesRoomOrNobody() {
        scheduler = create(TaskSchedulerConfig.builder()
                .rejectPolicy(new RejectPolicy.DropLowestPriority())
                .queue(FairQueueConfig.builder()
                        .maxItems(3)
                        .maxBytes(100)
                        .modelShare(1)
                        .build()));
        TaskHandle<String> low =
                schedule(task("low").priority(TaskPriority.of(9)).bytes(40));
        TaskHandle<String> middle =
                schedule(task("middle").priority(TaskPriority.of(6)).bytes(40));
        CompletableFuture<TaskOutcome<String>> told = low.outcome();
        TaskHandle<String> tooMuch =
                schedule(task("too much").priority(TaskPriority.of(7)).bytes(90));
        assertThat(tooMuch.result()).contains(rejected(RejectReason.QUEUE_BYTES));
        assertThat(low.state()).isEqualTo(TaskState.READY);
        TaskHandle<String> urgent =
                schedule(task("urgent").priority(TaskPriority.of(2)).bytes(60));
        time.settle();
        assertThat(told).isCompletedWithValue(rejected(RejectReason.DROPPED));
        assertThat(schedule(task("least").priority(TaskPriority.of(10)).bytes(1))
                        .result())
                .contains(rejected(RejectReason.QUEUE_BYTES));
        assertThat(scheduler.statistics().dropped()).isEqualTo(1);
        runAll();
        assertThat(ran).containsExactly("urgent", "middle");
        assertThat(middle.state()).isEqualTo(urgent.state());
    }

    @Test
    void severalComeAllOrNone() {
        scheduler = create(TaskSchedulerConfig.builder()
                .queue(FairQueueConfig.builder().maxItems(3).modelShare(1).build()));
        schedule(task("before"));
        List<TaskHandle<String>> refused = scheduler.scheduleOperations(
                List.of(task("a").build(), task("b").build(), task("c").build()));
        assertThat(refused.stream().map(TaskHandle::result).map(Optional::orElseThrow))
                .containsExactly(
                        rejected(RejectReason.ALL_OR_NONE),
                        rejected(RejectReason.ALL_OR_NONE),
                        rejected(RejectReason.QUEUE_FULL));
        assertThat(scheduler.statistics().queued()).isEqualTo(1);
        assertThat(scheduler.statistics().isConsistent()).isTrue();
        scheduler.scheduleOperations(List.of(task("a").build(), task("b").build()));
        runAll();
        assertThat(ran).containsExactly("before", "a", "b");
        List<Task<String>> tooMany = new ArrayList<>();
        Task<String> one = Task.of("m", () -> "");
        for (int i = 0; i <= 100_000; i++) {
            tooMany.add(one);
        }
        assertThatThrownBy(() -> scheduler.scheduleOperations(tooMany)).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void tasksWithAKeyInCommonNeverRunTogether() {
        scheduler = create(TaskSchedulerConfig.builder().slots(4));
        CompletableFuture<String> end = new CompletableFuture<>();
        TaskWork.Async<String> work = context -> end;
        schedule(Task.builder("m", work).id("holder").exclusiveKeys(Set.of("x", "y")));
        schedule(task("second").exclusiveKeys(Set.of("y", "z")));
        schedule(task("third").exclusiveKeys(Set.of("z")));
        schedule(task("fourth").exclusiveKeys(Set.of("y")));
        assertThat(scheduler.manageConflicts()).extracting(TaskConflict::key).containsExactly("y", "z");
        runAll();
        assertThat(ran).containsExactly("third");
        assertThat(scheduler.manageConflicts())
                .contains(new TaskConflict("y", Optional.of("holder"), List.of("second", "fourth")));
        end.complete("");
        runAll();
        assertThat(ran).containsExactly("third", "second", "fourth");
        assertThat(scheduler.manageConflicts()).isEmpty();
    }

    @Test
    void tasksThatWaitFollowThePriorityManager() {
        priorities.setPriority("a", TaskPriority.of(9));
        TaskHandle<String> a = schedule(task("a").priority(TaskPriority.of(1)));
        schedule(task("b"));
        assertThat(a.priority()).isEqualTo(TaskPriority.of(9));
        assertThat(priorities.adjustPriority("a", -6)).contains(TaskPriority.of(3));
        assertThat(a.priority()).isEqualTo(TaskPriority.of(3));
        runAll();
        assertThat(ran).containsExactly("a", "b");
        assertThat(priorities.getPriority("a")).isEmpty();
        assertThat(scheduler.changePriority("a", TaskPriority.of(1))).isFalse();
    }

    @Test
    void aTaskThatWaitsFollowsAManagerThatHearsOfItLater() {
        schedule(task("a").priority(TaskPriority.of(5)));
        TaskHandle<String> b = schedule(task("b").priority(TaskPriority.of(9)));
        priorities.setPriority("b", TaskPriority.of(1));
        assertThat(b.priority()).isEqualTo(TaskPriority.of(1));
        runAll();
        assertThat(ran).containsExactly("b", "a");
    }

    @Test
    void theSnapshotShowsAllThatWaitsAndRuns() {
        begun("m", new CompletableFuture<>());
        schedule(task("ready").cost(3).bytes(7).timeToLive(Duration.ofSeconds(5)));
        schedule(task("delayed").delay(Duration.ofSeconds(2)));
        time.advance(Duration.ofSeconds(1));
        List<ScheduledTask> tasks = scheduler.getScheduledTasks();
        assertThat(tasks)
                .extracting(ScheduledTask::state)
                .containsExactly(TaskState.RUNNING, TaskState.READY, TaskState.DELAYED);
        assertThat(tasks.get(1).age()).isEqualTo(Duration.ofSeconds(1));
        assertThat(tasks.get(1).timeLeft()).contains(Duration.ofSeconds(4));
        assertThat(tasks.get(2).age()).isEqualTo(Duration.ofSeconds(-1));
    }

    @Test
    void thePlanForeseesBeginsAndLateness() {
        for (int i = 0; i < 2; i++) {
            CompletableFuture<String> end = new CompletableFuture<>();
            begun("slow", end);
            time.advance(Duration.ofSeconds(1));
            end.complete("");
        }
        for (int i = 0; i < 5; i++) {
            schedule(Task.builder("slow", () -> "").id("s" + i).timeToLive(Duration.ofMillis(2_500)));
        }
        ExecutionPlan plan = scheduler.optimizeExecution();
        assertThat(plan.steps()).extracting(step -> step.beginsIn().toSeconds()).containsExactly(0L, 0L, 1L, 1L, 2L);
        assertThat(plan.makespan()).isEqualTo(Duration.ofSeconds(3));
        assertThat(plan.late()).extracting(ExecutionPlan.Step::id).containsExactly("s4");
        assertThat(plan.adviceSlots()).isEqualTo(3);
    }

    @Test
    void weightsDecideBetweenModels() {
        scheduler.setModelWeight("heavy", 3);
        for (int i = 0; i < 40; i++) {
            for (String model : List.of("heavy", "light")) {
                schedule(Task.builder(model, () -> {
                    ran.add(model);
                    return "";
                }));
            }
        }
        for (int i = 0; i < 20; i++) {
            scheduler.executeNextTask();
        }
        assertThat(ran.stream().filter("heavy"::equals).count()).isBetween(14L, 16L);
        assertThatThrownBy(() -> scheduler.setModelWeight("heavy", 0)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void closingEndsAllThatWaitsAndCancelsWhatGoesOn() {
        TaskHandle<String> running = begun("m", new CompletableFuture<>());
        TaskHandle<String> ready = schedule(task("ready"));
        TaskHandle<String> delayed = schedule(task("delayed").delay(Duration.ofSeconds(1)));
        assertThat(scheduler.close(Duration.ofMillis(1))).isFalse();
        time.settle();
        assertThat(running.result()).contains(new TaskOutcome.Cancelled<>());
        assertThat(List.of(ready, delayed))
                .allSatisfy(handle -> assertThat(handle.outcome()).isCompletedWithValue(rejected(RejectReason.CLOSED)));
        assertThat(scheduler.statistics().isConsistent()).isTrue();
        assertThat(scheduler.statistics().queued()).isZero();
        Task<String> late = task("late").build();
        assertThatThrownBy(() -> scheduler.scheduleTask(late)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(scheduler::executeNextTask).isInstanceOf(IllegalStateException.class);
        scheduler.close();
    }

    @Test
    void badTasksAreRefusedBeforeAnythingHappens() {
        TaskBuilder<String> task = task("a");
        assertThatThrownBy(() -> task.cost(0).build()).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> task("a").delay(Duration.ofSeconds(-1)).build())
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> task("a").timeToLive(Duration.ZERO).build()).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> task("a").delay(Duration.ofDays(4_000)).build())
                .isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> Task.builder(" ", () -> "").build()).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> TaskPriority.of(11)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> scheduler.scheduleTask(null)).isInstanceOf(InvalidValueException.class);
    }
}
