// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Whoever is called for a task comes, and who does not come is replaced. Idle callers look by themselves once a minute.
 */
class TaskSchedulerHandsTest {

    private static final Duration LONG = Duration.ofSeconds(40);

    private final CommonsExecutors executors = CommonsExecutors.create("hands", 2);
    private final DefaultTaskScheduler scheduler = (DefaultTaskScheduler) TaskScheduler.builder()
            .config(TaskSchedulerConfig.builder().slots(4).build())
            .executors(executors)
            .build();
    private final List<Thread> callers = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        scheduler.close();
        for (Thread caller : callers) {
            caller.join(LONG.toMillis());
        }
        executors.close();
    }

    private void callers(int count) {
        for (int i = 0; i < count; i++) {
            Thread caller = new Thread(scheduler::runScheduler);
            caller.start();
            callers.add(caller);
            await().atMost(LONG).until(() -> caller.getState() == Thread.State.TIMED_WAITING);
        }
    }

    private static <T> T soon(TaskHandle<T> handle) throws Exception {
        TaskOutcome<T> outcome = handle.outcome().get(LONG.toSeconds(), TimeUnit.SECONDS);
        return ((TaskOutcome.Value<T>) outcome).value().orElseThrow();
    }

    @Test
    void eachOfManyIdleCallersIsCalledForATaskOfItsOwn() throws Exception {
        callers(3);
        CountDownLatch all = new CountDownLatch(3);
        List<TaskHandle<Boolean>> handles = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            CountDownLatch begun = new CountDownLatch(1);
            handles.add(scheduler.scheduleTask(Task.builder("m", () -> {
                        begun.countDown();
                        all.countDown();
                        return all.await(LONG.toSeconds(), TimeUnit.SECONDS);
                    })
                    .build()));
            assertThat(begun.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
        for (TaskHandle<Boolean> handle : handles) {
            assertThat(soon(handle)).isTrue();
        }
    }

    @Test
    void whoIsInterruptedAsItIsCalledLeavesTheTaskToAnother() throws Exception {
        callers(2);
        scheduler.lock.lock();
        TaskHandle<Integer> handle;
        try {
            handle = scheduler.scheduleTask(Task.builder("m", () -> 7).build());
            callers.get(0).interrupt();
        } finally {
            scheduler.lock.unlock();
        }
        assertThat(soon(handle)).isEqualTo(7);
    }

    @Test
    void whoIsInterruptedLeavesTheNearestDelayToAnother() throws Exception {
        callers(2);
        TaskHandle<Integer> handle = scheduler.scheduleTask(
                Task.builder("m", () -> 7).delay(Duration.ofMillis(300)).build());
        await().atMost(LONG)
                .until(() -> callers.stream().allMatch(caller -> caller.getState() == Thread.State.TIMED_WAITING));
        callers.get(0).interrupt();
        assertThat(soon(handle)).isEqualTo(7);
    }

    @Test
    void aRunnerThatRefusesOnceIsAskedAgain() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Executor busy = action -> {
            if (asked.incrementAndGet() == 1) {
                throw new RejectedExecutionException("busy");
            }
            executors.workers().execute(action);
        };
        TaskScheduler host =
                TaskScheduler.builder().executors(executors).runner(busy).build();
        host.start();
        TaskHandle<Integer> handle =
                host.scheduleTask(Task.builder("m", () -> 7).build());
        assertThat(soon(handle)).isEqualTo(7);
        host.close();
    }

    @Test
    void aRunnerThatFailsOnceIsAskedAgain() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Executor broken = action -> {
            if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("broken");
            }
            executors.workers().execute(action);
        };
        TaskScheduler host =
                TaskScheduler.builder().executors(executors).runner(broken).build();
        host.start();
        TaskHandle<Integer> handle =
                host.scheduleTask(Task.builder("m", () -> 7).build());
        assertThat(soon(handle)).isEqualTo(7);
        host.close();
    }
}
