// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.commons.utils.scheduling.Schedule;
import ai.smartwhale.commons.utils.scheduling.SchedulerConfig;
import ai.smartwhale.commons.utils.scheduling.TaskHandle;
import ai.smartwhale.commons.utils.scheduling.TaskSpec;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The scheduler on real threads and a real clock. */
class SchedulerThreadsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void runsRecurringTasksWithinItsBoundOfThreads() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger runs = new AtomicInteger();
        try (Scheduler scheduler = Scheduler.builder("bounded")
                .config(SchedulerConfig.builder().maxConcurrentRuns(3).build())
                .build()) {
            for (int i = 0; i < 50; i++) {
                var unused = scheduler.manageRecurring(
                        Schedule.fixedRate(Duration.ofMillis(1 + i % 7)),
                        TaskSpec.builder("t" + i, () -> {
                                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                                    runs.incrementAndGet();
                                    running.decrementAndGet();
                                })
                                .resource("r" + i % 5)
                                .build());
            }
            await().atMost(PATIENCE).until(() -> runs.get() > 2000);
            assertThat(scheduler.status().failures()).isZero();
        }
        assertThat(most).hasValueLessThanOrEqualTo(3);
        assertThat(running).hasValue(0);
    }

    @Test
    void aResourceIsNeverHeldTwice() {
        AtomicInteger holders = new AtomicInteger();
        AtomicBoolean shared = new AtomicBoolean();
        AtomicInteger runs = new AtomicInteger();
        try (Scheduler scheduler = Scheduler.create("resource")) {
            for (int i = 0; i < 500; i++) {
                var unused = scheduler.scheduleTask(
                        Duration.ofMillis(i % 20),
                        TaskSpec.builder("t" + i, () -> {
                                    if (holders.incrementAndGet() > 1) {
                                        shared.set(true);
                                    }
                                    Thread.yield();
                                    holders.decrementAndGet();
                                    runs.incrementAndGet();
                                })
                                .resource("one")
                                .build());
            }
            await().atMost(PATIENCE).until(() -> scheduler.tasks().isEmpty());
        }
        assertThat(runs).hasValue(500);
        assertThat(shared).isFalse();
    }

    @Test
    void closingInterruptsWhatDoesNotEnd() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        Scheduler scheduler = Scheduler.create("closing");
        TaskHandle handle = scheduler.scheduleTask(Duration.ZERO, TaskSpec.of("stuck", () -> {
            started.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                interrupted.countDown();
            }
        }));
        assertThat(started.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(scheduler.close(Duration.ofMillis(50))).isFalse();
        assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
        await().atMost(PATIENCE).until(() -> handle.status().failures() == 1);
        assertThat(scheduler.close(PATIENCE)).isTrue();
    }
}
