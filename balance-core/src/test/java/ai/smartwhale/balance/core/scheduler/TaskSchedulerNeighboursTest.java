// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.balance.core.scheduler.queue.FairQueueConfig;
import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A scheduler, its manager of priorities, its allocator and another scheduler on the same one, at the same time. */
class TaskSchedulerNeighboursTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final TaskPriority URGENT = TaskPriority.of(1);
    private static final TaskPriority IDLE = TaskPriority.of(9);

    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final CommonsExecutors executors = CommonsExecutors.create("neighbours", 2);

    @AfterEach
    void close() {
        threads.shutdownNow();
        timer.shutdownNow();
        executors.close();
    }

    private TaskScheduler with(PriorityManager manager, TaskSchedulerConfig config) {
        return TaskScheduler.builder()
                .config(config)
                .executors(executors)
                .priorities(manager)
                .build();
    }

    private static Task<Integer> delayed(String id) {
        return Task.builder("m", () -> 1).id(id).delay(Duration.ofHours(1)).build();
    }

    @Test
    void whatBecameUrgentWhileItsCallerWaitedForRoomIsUrgent() throws Exception {
        PriorityManager manager = PriorityManager.create(PriorityManagerConfig.defaults());
        FairQueueConfig queue =
                FairQueueConfig.builder().maxItems(1).modelShare(1).build();
        TaskScheduler scheduler = with(
                manager,
                TaskSchedulerConfig.builder()
                        .queue(queue)
                        .rejectPolicy(new RejectPolicy.CallerWaits(LONG))
                        .build());
        manager.setPriority("second", IDLE);
        TaskHandle<Integer> first = scheduler.scheduleTask(delayed("first"));
        CompletableFuture<TaskHandle<Integer>> second = new CompletableFuture<>();
        Thread caller = new Thread(() -> second.complete(scheduler.scheduleTask(delayed("second"))));
        caller.start();
        await().atMost(LONG).until(() -> caller.getState() == Thread.State.TIMED_WAITING);
        manager.setPriority("second", URGENT);
        first.cancel();
        assertThat(second.get(LONG.toSeconds(), TimeUnit.SECONDS).priority()).isEqualTo(URGENT);
        scheduler.close();
    }

    /** It may have taken the id as soon as the one before it had ended. */
    @Test
    void theEndOfATaskForgetsNoPriorityOfItsSuccessor() throws Exception {
        PriorityManager manager = PriorityManager.create(PriorityManagerConfig.defaults());
        TaskScheduler scheduler = with(manager, TaskSchedulerConfig.builder().build());
        for (int round = 0; round < 5_000; round++) {
            TaskHandle<Integer> before = scheduler.scheduleTask(delayed("same"));
            Future<Boolean> cancelled = threads.submit(before::cancel);
            while (before.result().isEmpty() || scheduler.find("same").isPresent()) {
                Thread.onSpinWait();
            }
            manager.setPriority("same", URGENT);
            TaskHandle<Integer> after = scheduler.scheduleTask(delayed("same"));
            assertThat(cancelled.get(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(manager.getPriority("same")).contains(URGENT);
            after.cancel();
        }
        scheduler.close();
    }

    @Test
    void aManagerThatFailsKeepsNobodyFromHearingOfTheEnd() throws Exception {
        PriorityManager real = PriorityManager.create(PriorityManagerConfig.defaults());
        PriorityManager failing = (PriorityManager) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {PriorityManager.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("forget")) {
                        throw new IllegalStateException("not today");
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        TaskScheduler scheduler = with(failing, TaskSchedulerConfig.builder().build());
        scheduler.start();
        TaskHandle<Integer> handle =
                scheduler.scheduleTask(Task.builder("m", () -> 1).id("a").build());
        assertThat(handle.outcome().get(LONG.toSeconds(), TimeUnit.SECONDS)).isInstanceOf(TaskOutcome.Value.class);
        scheduler.close();
    }

    @Test
    void aLoadThatCannotBeMeasuredCostsNoSlot() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        MachineLoad failing = new MachineLoad() {
            @Override
            public OptionalDouble cpu() {
                if (asked.incrementAndGet() % 2 == 0) {
                    throw new IllegalStateException("no sample");
                }
                return OptionalDouble.empty();
            }

            @Override
            public OptionalDouble memory() {
                return OptionalDouble.empty();
            }
        };
        ResourceAllocator allocator = ResourceAllocator.create(
                ResourceAllocatorConfig.defaults(),
                ResourceCapacity.of(1_000, 1_000),
                failing,
                executors,
                System::nanoTime);
        TaskScheduler scheduler = TaskScheduler.builder()
                .config(TaskSchedulerConfig.builder().slots(2).build())
                .executors(executors)
                .allocator(allocator)
                .build();
        scheduler.start();
        List<TaskHandle<Integer>> handles = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            handles.add(scheduler.scheduleTask(
                    Task.builder("m", () -> 1).demand(Demand.of(0.1, 0)).build()));
        }
        for (TaskHandle<Integer> handle : handles) {
            assertThat(handle.outcome().get(LONG.toSeconds(), TimeUnit.SECONDS)).isInstanceOf(TaskOutcome.Value.class);
        }
        scheduler.close();
        allocator.close();
    }

    /** Which is what happens too when so much waits for the workers that the callers have to do it themselves. */
    @Test
    void schedulersThatShareAnAllocatorDoNotLockEachOtherOutWhenListenersAreCalledByTheirTellers() throws Exception {
        CommonsExecutors inline = CommonsExecutors.of(Runnable::run, timer);
        ResourceAllocator allocator = ResourceAllocator.create(
                ResourceAllocatorConfig.defaults(),
                ResourceCapacity.of(3_000, 1_000),
                MachineLoad.UNKNOWN,
                inline,
                System::nanoTime);
        List<TaskScheduler> schedulers = new ArrayList<>();
        List<TaskHandle<Integer>> handles = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            TaskScheduler scheduler = TaskScheduler.builder()
                    .config(TaskSchedulerConfig.builder()
                            .name("neighbour-" + i)
                            .slots(2)
                            .build())
                    .executors(inline)
                    .allocator(allocator)
                    .build();
            schedulers.add(scheduler);
            for (int task = 0; task < 2_000; task++) {
                handles.add(scheduler.scheduleTask(
                        Task.builder("m", () -> 1).demand(Demand.of(1, 0)).build()));
            }
        }
        schedulers.forEach(TaskScheduler::start);
        for (TaskHandle<Integer> handle : handles) {
            assertThat(handle.outcome().get(LONG.toSeconds(), TimeUnit.SECONDS)).isInstanceOf(TaskOutcome.Value.class);
        }
        schedulers.forEach(TaskScheduler::close);
        allocator.close();
    }
}
