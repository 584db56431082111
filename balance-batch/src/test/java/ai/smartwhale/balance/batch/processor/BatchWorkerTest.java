// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchWorkerTest {

    private static final long LONG_SECONDS = 60;

    private final Deque<Runnable> steps = new ArrayDeque<>();
    private final Deque<Runnable> whenScheduled = new ArrayDeque<>();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1) {
        @Override
        public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
            ScheduledFuture<?> scheduled = super.schedule(command, delay, unit);
            Optional.ofNullable(whenScheduled.poll()).ifPresent(Runnable::run);
            return scheduled;
        }
    };

    @AfterEach
    void end() {
        timer.shutdownNow();
    }

    @SuppressWarnings("unchecked")
    private static BatchProcessor<String, String> stepping(Supplier<Optional<Duration>> step) {
        return (BatchProcessor<String, String>) Proxy.newProxyInstance(
                BatchWorkerTest.class.getClassLoader(),
                new Class<?>[] {BatchProcessor.class},
                (proxy, method, arguments) -> new BatchStep(0, step.get()));
    }

    private void runSteps() {
        for (Runnable step = steps.poll(); step != null; step = steps.poll()) {
            step.run();
        }
    }

    /** What is woken between a step and its alarm is due sooner. */
    @Test
    void theAlarmOfAnEarlierStepDoesNotTakeThePlaceOfThatOfALaterOne() {
        BatchWorker worker = BatchWorker.create(steps::add, timer);
        Deque<Duration> next = new ArrayDeque<>();
        next.add(Duration.ofHours(1));
        next.add(Duration.ofMinutes(1));
        whenScheduled.add(() -> {
            worker.wake();
            runSteps();
        });
        worker.drive(stepping(() -> Optional.ofNullable(next.poll())));
        runSteps();
        assertThat(timer.getQueue().stream()
                        .filter(alarm -> !((Future<?>) alarm).isCancelled())
                        .mapToLong(alarm -> ((ScheduledFuture<?>) alarm).getDelay(TimeUnit.SECONDS))
                        .min()
                        .orElse(Long.MAX_VALUE))
                .isLessThanOrEqualTo(60);
        worker.close();
    }

    @Test
    void aStepForWhichThereWasNoThreadIsTriedAgain() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Executor busy = step -> {
            if (asked.incrementAndGet() == 1) {
                throw new RejectedExecutionException("busy");
            }
            step.run();
        };
        BatchWorker worker = BatchWorker.create(busy, timer);
        CountDownLatch stepped = new CountDownLatch(1);
        worker.drive(stepping(() -> {
            stepped.countDown();
            return Optional.empty();
        }));
        assertThat(stepped.await(LONG_SECONDS, TimeUnit.SECONDS)).isTrue();
        worker.close();
    }

    @Test
    void aStepThatFailsIsTriedAgain() throws Exception {
        BatchWorker worker = BatchWorker.create(Runnable::run, timer);
        CountDownLatch stepped = new CountDownLatch(3);
        worker.drive(stepping(() -> {
            stepped.countDown();
            if (stepped.getCount() == 2) {
                throw new IllegalArgumentException("not now");
            } else if (stepped.getCount() == 1) {
                throw new AssertionError("not now either");
            }
            return Optional.empty();
        }));
        assertThat(stepped.await(LONG_SECONDS, TimeUnit.SECONDS)).isTrue();
        worker.close();
    }
}
