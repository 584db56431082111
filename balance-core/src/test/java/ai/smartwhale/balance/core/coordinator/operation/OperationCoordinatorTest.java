// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.smartwhale.balance.core.VirtualTime;
import ai.smartwhale.balance.core.scheduler.Demand;
import ai.smartwhale.balance.core.scheduler.DependencyCycleException;
import ai.smartwhale.balance.core.scheduler.MachineLoad;
import ai.smartwhale.balance.core.scheduler.RejectReason;
import ai.smartwhale.balance.core.scheduler.ResourceAllocator;
import ai.smartwhale.balance.core.scheduler.ResourceAllocatorConfig;
import ai.smartwhale.balance.core.scheduler.ResourceCapacity;
import ai.smartwhale.balance.core.scheduler.Task;
import ai.smartwhale.balance.core.scheduler.TaskBuilder;
import ai.smartwhale.balance.core.scheduler.TaskOutcome;
import ai.smartwhale.balance.core.scheduler.TaskScheduler;
import ai.smartwhale.balance.core.scheduler.TaskSchedulerConfig;
import ai.smartwhale.balance.core.scheduler.TaskWork;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.resilience.BackoffStrategies;
import ai.smartwhale.commons.resilience.Breaker;
import ai.smartwhale.commons.resilience.BreakerManager;
import ai.smartwhale.commons.resilience.BreakerManagerConfig;
import ai.smartwhale.commons.resilience.FailureClassifier;
import ai.smartwhale.commons.resilience.StateConfig;
import ai.smartwhale.commons.resilience.StateManager;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On one thread, in virtual time, with the real scheduler and allocator. */
class OperationCoordinatorTest {

    private final VirtualTime time = new VirtualTime();
    private final long began = time.nanoTime();
    private final Deque<Runnable> runner = new ArrayDeque<>();
    private final List<String> ran = new ArrayList<>();
    private final ResourceAllocator allocator = ResourceAllocator.create(
            ResourceAllocatorConfig.defaults(),
            ResourceCapacity.of(1_000, 1_000),
            MachineLoad.UNKNOWN,
            time.executors(),
            time);
    private final TaskScheduler scheduler = TaskScheduler.builder()
            .config(TaskSchedulerConfig.builder().slots(2).build())
            .executors(time.executors())
            .runner(runner::add)
            .allocator(allocator)
            .ticker(time)
            .build();
    private OperationCoordinator coordinator = create(OperationCoordinatorConfig.defaults());

    private OperationCoordinator create(OperationCoordinatorConfig config) {
        return OperationCoordinator.builder()
                .config(config)
                .scheduler(scheduler)
                .executors(time.executors())
                .ticker(time)
                .random(new Random(1))
                .build();
    }

    @AfterEach
    void close() {
        coordinator.close();
        scheduler.close(Duration.ofMillis(1));
        allocator.close();
    }

    private TaskBuilder<String> task(String id) {
        return Task.builder("m", () -> {
                    ran.add(id);
                    return id;
                })
                .id(id);
    }

    private Operation<String> operation(String id, String... after) {
        return Operation.of(task(id).build()).after(after);
    }

    private Operation<String> failing(String id, int failures) {
        int[] left = {failures};
        return Operation.of(Task.builder("m", () -> {
                    ran.add(id);
                    if (left[0]-- > 0) {
                        throw new IOException("not now");
                    }
                    return id;
                })
                .id(id)
                .build());
    }

    private static OperationRetry attempts(int most) {
        return new OperationRetry(
                most, BackoffStrategies.constant(Duration.ofSeconds(1)), FailureClassifier.standard());
    }

    private void runAll() {
        while (scheduler.executeNextTask().isPresent()) {
            time.settle();
        }
    }

    private OperationState state(String id) {
        return coordinator.getTaskStatus(id).orElseThrow().state();
    }

    @Test
    void anOperationRunsAfterWhatItDependsOn() {
        List<OperationHandle<String>> handles = coordinator.coordinateOperations(
                List.of(operation("c", "a", "b"), operation("b", "a"), operation("a"), operation("d")));
        assertThat(state("c")).isEqualTo(OperationState.WAITING);
        assertThat(handles.get(0).status().waitsFor()).containsExactly("a", "b");
        assertThat(coordinator.manageDependencies().order()).containsSubsequence("a", "b", "c");
        assertThat(coordinator.manageDependencies().criticalPath().tasks()).containsExactly("a", "b", "c");
        assertThat(ran).as("nothing runs on the caller").isEmpty();
        runAll();
        assertThat(ran).containsExactlyInAnyOrder("a", "b", "c", "d").containsSubsequence("a", "b", "c");
        assertThat(handles)
                .allSatisfy(handle -> assertThat(handle.outcome())
                        .isCompletedWithValue(new TaskOutcome.Value<>(Optional.of(handle.id()))));
        assertThat(state("c")).isEqualTo(OperationState.DONE);
    }

    @Test
    void aCircleIsNamedAndNothingIsLetIn() {
        DependencyCycleException circle = catchThrowableOfType(
                DependencyCycleException.class,
                () -> coordinator.coordinateOperations(
                        List.of(operation("a", "b"), operation("b", "c"), operation("c", "a"))));
        assertThat(circle.path()).hasSize(4);
        assertThat(coordinator.getTaskStatus("a")).isEmpty();
        assertThatThrownBy(() -> coordinator.executeTask(operation("x", "nobody")))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("dependsOn");
        coordinator.executeTask(operation("a"));
        runAll();
        assertThat(ran).containsExactly("a");
    }

    @Test
    void exactlyTheDescendantsOfAFailureFail() {
        coordinator.coordinateOperations(List.of(
                failing("a", 9), operation("b", "a"), operation("c", "b"), operation("d"), operation("e", "d")));
        runAll();
        assertThat(List.of(state("a"), state("b"), state("c"))).containsOnly(OperationState.FAILED);
        assertThat(List.of(state("d"), state("e"))).containsOnly(OperationState.DONE);
        assertThat(coordinator.getTaskStatus("c").orElseThrow().reason().orElseThrow())
                .contains("depends on a");
        OperationHandle<String> late = coordinator.executeTask(operation("late", "a"));
        assertThat(late.status().state()).isEqualTo(OperationState.FAILED);
    }

    @Test
    void aFailureIsTriedAgainAfterItsWait() {
        OperationHandle<String> handle = coordinator.executeTask(failing("a", 2).withRetry(attempts(3)));
        runAll();
        assertThat(state("a")).isEqualTo(OperationState.RETRYING);
        assertThat(handle.status().reason().orElseThrow()).contains("not now");
        time.advance(Duration.ofMillis(999));
        runAll();
        assertThat(ran).hasSize(1);
        time.advance(Duration.ofMillis(1));
        runAll();
        time.advance(Duration.ofSeconds(1));
        runAll();
        assertThat(ran).hasSize(3);
        assertThat(handle.status().state()).isEqualTo(OperationState.DONE);
        assertThat(handle.status().attempts()).isEqualTo(3);
        assertThat(handle.status().reason()).isEmpty();
    }

    @Test
    void anAttemptThatABreakerRefusesWaitsForAsLongAsItSays() {
        InstantSource clock = () -> Instant.EPOCH.plusNanos(time.nanoTime() - began);
        try (StateManager states = StateManager.create(StateConfig.withDefaults(), clock);
                BreakerManager breakers =
                        BreakerManager.create(BreakerManagerConfig.withDefaults(), states, time, clock)) {
            coordinator = OperationCoordinator.builder()
                    .scheduler(scheduler)
                    .executors(time.executors())
                    .ticker(time)
                    .clock(clock)
                    .build();
            Breaker breaker = breakers.breaker("backend");
            breakers.tripBreaker("backend", Duration.ofSeconds(7), "test");
            OperationHandle<String> handle = coordinator.executeTask(
                    operation("a").withRetry(attempts(2)).withBreaker(breaker));
            runAll();
            time.advance(Duration.ofMillis(6_999));
            runAll();
            assertThat(ran).isEmpty();
            assertThat(handle.status().state()).isEqualTo(OperationState.RETRYING);
            time.advance(Duration.ofMillis(1));
            runAll();
            assertThat(ran).containsExactly("a");
            assertThat(handle.status().state()).isEqualTo(OperationState.DONE);
        }
    }

    @Test
    void attemptsAndTimeAreLimits() {
        OperationHandle<String> few = coordinator.executeTask(failing("few", 9).withRetry(attempts(2)));
        Task<String> brief = failing("brief", 9).task();
        OperationHandle<String> late = coordinator.executeTask(Operation.of(new Task<>(
                        brief.id(),
                        "m",
                        brief.priority(),
                        brief.work(),
                        1,
                        0,
                        Duration.ZERO,
                        Optional.of(Duration.ofMillis(1_500)),
                        Demand.NONE,
                        Set.of()))
                .withRetry(attempts(50)));
        for (int i = 0; i < 5; i++) {
            runAll();
            time.advance(Duration.ofSeconds(1));
        }
        assertThat(few.status().attempts()).isEqualTo(2);
        assertThat(few.status().state()).isEqualTo(OperationState.FAILED);
        assertThat(late.status().attempts()).as("a third would come too late").isEqualTo(2);
        assertThat(late.status().state()).isEqualTo(OperationState.FAILED);
    }

    @Test
    void oneThatWaitsForOthersExpiresInTime() {
        TaskWork.Async<String> endless = context -> new CompletableFuture<>();
        coordinator.executeTask(Operation.of(Task.builder("m", endless).id("a").build()));
        OperationHandle<String> waiting = coordinator.executeTask(
                Operation.of(task("b").timeToLive(Duration.ofSeconds(1)).build())
                        .after("a"));
        runAll();
        time.advance(Duration.ofMillis(999));
        assertThat(waiting.outcome()).isNotDone();
        time.advance(Duration.ofMillis(1));
        assertThat(waiting.outcome()).isCompletedWithValue(new TaskOutcome.Expired<>());
        assertThat(state("a")).isEqualTo(OperationState.RUNNING);
    }

    @Test
    void cancellingEndsWhatDependsOnIt() {
        List<OperationHandle<String>> handles =
                coordinator.coordinateOperations(List.of(operation("a"), operation("b", "a"), operation("c")));
        assertThat(handles.get(0).cancel()).isTrue();
        assertThat(handles.get(0).cancel()).isFalse();
        runAll();
        assertThat(ran).containsExactly("c");
        assertThat(state("a")).isEqualTo(OperationState.CANCELLED);
        assertThat(state("b")).isEqualTo(OperationState.FAILED);
    }

    @Test
    void resourcesAreGivenBackHoweverItEnds() {
        Demand all = Demand.of(1, 1_000);
        coordinator.executeTask(Operation.of(Task.builder("m", () -> {
                    throw new IOException("no");
                })
                .id("fails")
                .demand(all)
                .build()));
        coordinator.executeTask(Operation.of(task("next").demand(all).build()));
        coordinator.executeTask(
                Operation.of(task("never").demand(Demand.of(2, 1)).build()));
        runAll();
        assertThat(ran).containsExactly("next");
        assertThat(allocator.getSystemResources().leases()).isZero();
        assertThat(coordinator.getTaskStatus("never").orElseThrow().reason())
                .as("more than there is, not only now")
                .contains(RejectReason.DEMAND_ABOVE_CAPACITY.name());
    }

    @Test
    void boundsAreExactAndOldStatusesAreForgotten() {
        coordinator = create(OperationCoordinatorConfig.defaults().withBounds(2, 3));
        coordinator.executeTask(operation("a"));
        assertThat(coordinator.executeTask(operation("a")).outcome())
                .isCompletedWithValue(new TaskOutcome.Rejected<>(RejectReason.DUPLICATE_ID));
        List<OperationHandle<String>> refused =
                coordinator.coordinateOperations(List.of(operation("b"), operation("c")));
        assertThat(refused)
                .allSatisfy(handle -> assertThat(handle.outcome())
                        .isCompletedWithValue(new TaskOutcome.Rejected<>(RejectReason.QUEUE_FULL)));
        for (String id : List.of("b", "c", "d", "e")) {
            coordinator.executeTask(operation(id));
            runAll();
        }
        assertThat(coordinator.getTaskStatus("a")).isEmpty();
        assertThat(coordinator.getTaskStatus("e")).isPresent();
        assertThat(coordinator.executeTask(operation("a")).status().state())
                .as("an id whose status is forgotten may come again")
                .isEqualTo(OperationState.READY);
        assertThat(coordinator.executeTask(operation("e")).status().state())
                .as("an id may come again")
                .isEqualTo(OperationState.READY);
    }

    @Test
    void theCriticalPathBecomesMoreUrgentOnce() {
        coordinator.coordinateOperations(List.of(operation("x"), operation("a"), operation("b", "a")));
        FlowPlan plan = coordinator.optimizeFlow();
        assertThat(plan.promoted()).containsExactly("a", "b");
        assertThat(coordinator.optimizeFlow().promoted()).isEmpty();
        runAll();
        assertThat(ran.indexOf("a")).isLessThan(ran.indexOf("x"));
        assertThat(ran.get(1)).as("promoted before it was ready").isEqualTo("b");
    }

    @Test
    void closingEndsEverythingOnce() {
        List<OperationHandle<String>> handles =
                coordinator.coordinateOperations(List.of(operation("a"), operation("b", "a")));
        coordinator.close();
        coordinator.close();
        assertThat(handles).allSatisfy(handle -> assertThat(handle.outcome()).isDone());
        assertThatThrownBy(() -> coordinator.executeTask(operation("c"))).isInstanceOf(IllegalStateException.class);
        runAll();
        assertThat(ran).isEmpty();
    }

    @Test
    void everyOperationOfRandomGraphsEndsOnceAndInOrder() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            ran.clear();
            Map<String, Set<String>> dependencies = new HashMap<>();
            Set<String> failing = new HashSet<>();
            List<Operation<String>> operations = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String id = seed + "-" + i;
                Set<String> before = new HashSet<>();
                for (int d = random.nextInt(3); d > 0 && i > 0; d--) {
                    before.add(seed + "-" + random.nextInt(i));
                }
                dependencies.put(id, before);
                boolean fails = random.nextInt(12) == 0;
                if (fails) {
                    failing.add(id);
                }
                operations.add((fails ? failing(id, 99) : operation(id)).after(before.toArray(String[]::new)));
            }
            Collections.shuffle(operations, random);
            List<OperationHandle<String>> handles = coordinator.coordinateOperations(operations);
            Map<String, Integer> told = new HashMap<>();
            handles.forEach(handle -> {
                var unused = handle.outcome().thenAccept(outcome -> told.merge(handle.id(), 1, Integer::sum));
            });
            runAll();
            assertThat(told)
                    .as("each ends once")
                    .hasSize(40)
                    .allSatisfy((id, times) -> assertThat(times).isOne());
            for (int i = 0; i < 40; i++) {
                String id = seed + "-" + i;
                boolean lost = dependencies.get(id).stream().anyMatch(before -> state(before) == OperationState.FAILED);
                assertThat(state(id))
                        .isEqualTo(lost || failing.contains(id) ? OperationState.FAILED : OperationState.DONE);
                assertThat(ran.contains(id)).isEqualTo(!lost);
                for (String before : dependencies.get(id)) {
                    assertThat(!ran.contains(id) || ran.indexOf(before) < ran.indexOf(id))
                            .isTrue();
                }
            }
        }
    }
}
