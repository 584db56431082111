// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.balance.core.scheduler.queue.FairQueueConfig;
import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Sixteen threads at once, in real time; nothing is asserted about how long anything takes. */
class TaskSchedulerStressTest {

    private static final int THREADS = 16;
    private static final Duration LONG = Duration.ofMinutes(2);

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final CommonsExecutors executors = CommonsExecutors.create("stress", 2);

    @AfterEach
    void close() {
        threads.shutdownNow();
        executors.close();
    }

    private void together(Callable<Void> body) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Future<Void>> all = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            all.add(threads.submit(() -> {
                start.await();
                return body.call();
            }));
        }
        for (Future<Void> one : all) {
            one.get(LONG.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** Nothing is taken out meanwhile, so exactly as many as fit must get in. */
    @RepeatedTest(20)
    void theBoundIsExactUnderSixteenThreads() throws Exception {
        FairQueueConfig queue = FairQueueConfig.builder()
                .maxItems(500)
                .maxBytes(3_000)
                .modelShare(1)
                .build();
        TaskScheduler scheduler = TaskScheduler.builder()
                .config(TaskSchedulerConfig.builder().queue(queue).build())
                .executors(executors)
                .build();
        AtomicInteger accepted = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        together(() -> {
            for (int i = 0; i < 100; i++) {
                boolean in = scheduler
                        .scheduleTask(Task.builder("m", () -> 1).bytes(10).build())
                        .result()
                        .isEmpty();
                (in ? accepted : refused).incrementAndGet();
                SchedulerStatistics now = scheduler.statistics();
                assertThat(now.queued()).isLessThanOrEqualTo(300);
                assertThat(now.queuedBytes()).isLessThanOrEqualTo(3_000);
            }
            return null;
        });
        assertThat(accepted).hasValue(300);
        assertThat(refused).hasValue(1_300);
        assertThat(scheduler.statistics().queuedBytes()).isEqualTo(3_000);
        scheduler.close();
    }

    /** Cancel, expiry, completion, dropping and the close all race for the same tasks. */
    @RepeatedTest(4)
    void everyTaskEndsExactlyOnce() throws Exception {
        TaskScheduler scheduler = TaskScheduler.builder()
                .config(TaskSchedulerConfig.builder()
                        .slots(3)
                        .rejectPolicy(new RejectPolicy.DropLowestPriority())
                        .queue(FairQueueConfig.builder().maxItems(200).build())
                        .build())
                .executors(executors)
                .build();
        scheduler.start();
        ConcurrentLinkedQueue<TaskHandle<Integer>> handles = new ConcurrentLinkedQueue<>();
        Set<Integer> ran = ConcurrentHashMap.newKeySet();
        AtomicInteger told = new AtomicInteger();
        AtomicInteger numbers = new AtomicInteger();
        AtomicInteger ranTwice = new AtomicInteger();
        together(() -> {
            Random random = new Random(numbers.get());
            for (int i = 0; i < 400; i++) {
                int number = numbers.incrementAndGet();
                TaskBuilder<Integer> task = Task.builder("m" + number % 7, () -> {
                            if (!ran.add(number)) {
                                ranTwice.incrementAndGet();
                            }
                            return number;
                        })
                        .priority(TaskPriority.of(1 + random.nextInt(10)));
                task = random.nextInt(3) == 0 ? task.timeToLive(Duration.ofNanos(1 + random.nextInt(3_000_000))) : task;
                task = random.nextInt(3) == 0 ? task.delay(Duration.ofNanos(random.nextInt(3_000_000))) : task;
                TaskHandle<Integer> handle = scheduler.scheduleTask(task.build());
                handle.outcome().thenRun(told::incrementAndGet);
                handles.add(handle);
                if (random.nextInt(4) == 0) {
                    handle.cancel();
                }
                if (i % 50 == 0) {
                    assertThat(scheduler.statistics().isConsistent()).isTrue();
                }
            }
            return null;
        });
        await().atMost(LONG).until(() -> scheduler.statistics().queued() == 0);
        assertThat(scheduler.close(LONG)).isTrue();
        await().atMost(LONG).until(() -> told.get() == handles.size());
        assertThat(ranTwice).hasValue(0);
        SchedulerStatistics end = scheduler.statistics();
        assertThat(end.isConsistent()).isTrue();
        assertThat(end.accepted() + end.refused()).isEqualTo(handles.size());
        for (TaskHandle<Integer> handle : handles) {
            TaskOutcome<Integer> outcome = handle.result().orElseThrow();
            if (outcome instanceof TaskOutcome.Value<Integer> value) {
                assertThat(ran).contains(value.value().orElseThrow());
            }
        }
        long values = handles.stream()
                .filter(handle -> handle.result().orElseThrow() instanceof TaskOutcome.Value)
                .count();
        assertThat(end.values()).isEqualTo(values);
    }

    @Test
    void callersWaitForRoomAndAllGetIn() throws Exception {
        TaskScheduler scheduler = TaskScheduler.builder()
                .config(TaskSchedulerConfig.builder()
                        .slots(2)
                        .rejectPolicy(new RejectPolicy.CallerWaits(LONG))
                        .queue(FairQueueConfig.builder()
                                .maxItems(5)
                                .modelShare(1)
                                .build())
                        .build())
                .executors(executors)
                .build();
        scheduler.start();
        AtomicInteger done = new AtomicInteger();
        together(() -> {
            for (int i = 0; i < 200; i++) {
                scheduler.scheduleTask(Task.of("m", done::incrementAndGet));
            }
            return null;
        });
        await().atMost(LONG).until(() -> done.get() == THREADS * 200);
        assertThat(scheduler.statistics().refused()).isZero();
        assertThat(scheduler.close(LONG)).isTrue();
    }

    @Test
    void whoWaitsForRoomIsRejectedAfterAWhileOrByTheClose() throws Exception {
        TaskSchedulerConfig.Builder config = TaskSchedulerConfig.builder()
                .queue(FairQueueConfig.builder().maxItems(1).modelShare(1).build());
        TaskScheduler brief = TaskScheduler.builder()
                .config(config.rejectPolicy(new RejectPolicy.CallerWaits(Duration.ofMillis(5)))
                        .build())
                .executors(executors)
                .build();
        brief.scheduleTask(Task.of("m", () -> 1));
        assertThat(brief.scheduleTask(Task.of("m", () -> 1)).result())
                .contains(new TaskOutcome.Rejected<>(RejectReason.WAIT_TIMED_OUT));
        brief.close();
        TaskScheduler patient = TaskScheduler.builder()
                .config(config.rejectPolicy(new RejectPolicy.CallerWaits(LONG)).build())
                .executors(executors)
                .build();
        patient.scheduleTask(Task.of("m", () -> 1));
        CompletableFuture<Thread> waiting = new CompletableFuture<>();
        Future<TaskHandle<Integer>> late = threads.submit(() -> {
            waiting.complete(Thread.currentThread());
            return patient.scheduleTask(Task.of("m", () -> 1));
        });
        Thread caller = waiting.get();
        await().atMost(LONG).until(() -> caller.getState() == Thread.State.TIMED_WAITING);
        patient.close();
        assertThat(late.get().result()).contains(new TaskOutcome.Rejected<>(RejectReason.CLOSED));
    }

    /** The deadline is told although every slot is busy for good. */
    @Test
    void anExpiredTaskIsToldWhileAllSlotsAreBusy() throws Exception {
        TaskScheduler scheduler = TaskScheduler.builder()
                .config(TaskSchedulerConfig.builder().slots(2).build())
                .executors(executors)
                .build();
        scheduler.start();
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch busy = new CountDownLatch(2);
        for (int i = 0; i < 2; i++) {
            scheduler.scheduleTask(Task.of("m", () -> {
                busy.countDown();
                release.await();
                return 1;
            }));
        }
        busy.await();
        TaskHandle<Integer> handle = scheduler.scheduleTask(
                Task.builder("m", () -> 1).timeToLive(Duration.ofMillis(5)).build());
        assertThat(handle.outcome().get(LONG.toSeconds(), TimeUnit.SECONDS)).isEqualTo(new TaskOutcome.Expired<>());
        release.countDown();
        assertThat(scheduler.close(LONG)).isTrue();
    }

    @Test
    void callersThatRunTheSchedulerReturnWhenItIsClosed() throws Exception {
        TaskScheduler scheduler = TaskScheduler.builder().executors(executors).build();
        List<Future<?>> callers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            callers.add(threads.submit(scheduler::runScheduler));
        }
        AtomicInteger done = new AtomicInteger();
        for (int i = 0; i < 200; i++) {
            scheduler.scheduleTask(Task.builder("m", done::incrementAndGet)
                    .delay(Duration.ofNanos(i * 50_000L))
                    .build());
        }
        await().atMost(LONG).until(() -> done.get() == 200);
        scheduler.close();
        for (Future<?> caller : callers) {
            caller.get(LONG.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** The thread that tells it has no other task in hand meanwhile. */
    @Test
    void whoIsToldOfAnEndMayWaitForAnotherTask() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch told = new CountDownLatch(1);
        try (TaskScheduler scheduler = TaskScheduler.builder()
                .config(TaskSchedulerConfig.builder().slots(2).build())
                .executors(executors)
                .build()) {
            scheduler.start();
            TaskHandle<String> first = scheduler.scheduleTask(Task.builder(
                            "m", () -> go.await(LONG.toSeconds(), TimeUnit.SECONDS) ? "first" : "late")
                    .build());
            TaskHandle<Boolean> second =
                    scheduler.scheduleTask(Task.builder("m", () -> told.await(LONG.toSeconds(), TimeUnit.SECONDS))
                            .build());
            await().atMost(LONG).until(() -> first.state() == TaskState.RUNNING && second.state() == TaskState.RUNNING);
            TaskHandle<String> third =
                    scheduler.scheduleTask(Task.builder("m", () -> "third").build());
            CompletableFuture<TaskOutcome<String>> waited = first.outcome().thenApply(end -> {
                told.countDown();
                return third.outcome()
                        .orTimeout(LONG.toSeconds() / 2, TimeUnit.SECONDS)
                        .join();
            });
            go.countDown();
            assertThat(waited.get(LONG.toSeconds(), TimeUnit.SECONDS))
                    .isEqualTo(new TaskOutcome.Value<>(Optional.of("third")));
        }
    }

    /** What is lent never exceeds the capacity, and nothing is left lent. */
    @Test
    void resourcesAreNeverLentTwice() throws Exception {
        ResourceAllocator allocator = ResourceAllocator.create(
                ResourceAllocatorConfig.defaults(),
                ResourceCapacity.of(1_000, 100),
                MachineLoad.UNKNOWN,
                executors,
                System::nanoTime);
        TaskScheduler scheduler = TaskScheduler.builder()
                .config(TaskSchedulerConfig.builder()
                        .slots(4)
                        .dryPause(Duration.ofMillis(1))
                        .queue(FairQueueConfig.builder().modelShare(1).build())
                        .build())
                .executors(executors)
                .allocator(allocator)
                .build();
        scheduler.start();
        AtomicInteger held = new AtomicInteger();
        AtomicInteger tooMuch = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        together(() -> {
            for (int i = 0; i < 100; i++) {
                int cores = 1 + i % 10;
                scheduler.scheduleTask(Task.builder("m" + i % 3, () -> {
                            if (held.addAndGet(cores) > 10) {
                                tooMuch.incrementAndGet();
                            }
                            held.addAndGet(-cores);
                            return done.incrementAndGet();
                        })
                        .demand(Demand.of(cores / 10.0, 0))
                        .build());
            }
            return null;
        });
        await().atMost(LONG).until(() -> done.get() == THREADS * 100);
        assertThat(tooMuch).hasValue(0);
        assertThat(scheduler.close(LONG)).isTrue();
        assertThat(allocator.getSystemResources().leases()).isZero();
        allocator.close();
    }
}
