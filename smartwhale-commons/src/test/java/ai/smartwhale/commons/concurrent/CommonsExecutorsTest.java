// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.commons.InvalidValueException;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class CommonsExecutorsTest {

    private static long threads(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(prefix))
                .count();
    }

    @Test
    void makesNoThreadBeforeThereIsATask() {
        try (CommonsExecutors executors = CommonsExecutors.create("lazy-holder")) {
            assertThat(executors.workers()).isNotNull();
            assertThat(threads("lazy-holder")).isZero();
        }
    }

    @Test
    void runsOnNamedDaemonsAndEndsThem() {
        CommonsExecutors executors = CommonsExecutors.create("named-holder");
        CompletableFuture<Thread> worker = new CompletableFuture<>();
        CompletableFuture<Thread> timer = new CompletableFuture<>();
        executors.workers().execute(() -> worker.complete(Thread.currentThread()));
        executors.timer().execute(() -> timer.complete(Thread.currentThread()));
        assertThat(worker.join().getName()).startsWith("named-holder-worker-");
        assertThat(worker.join().isDaemon()).isTrue();
        assertThat(timer.join().getName()).startsWith("named-holder-timer-");
        assertThat(timer.join().isDaemon()).isTrue();
        assertThat(executors.close(Duration.ofSeconds(60))).isTrue();
        await().atMost(Duration.ofSeconds(60)).until(() -> threads("named-holder") == 0);
    }

    @Test
    void letsCallersRunWhatFindsNoRoom() throws InterruptedException {
        try (CommonsExecutors executors = DefaultCommonsExecutors.owned("full-holder", 1, 1)) {
            CountDownLatch busy = new CountDownLatch(1);
            CountDownLatch release = new CountDownLatch(1);
            executors.workers().execute(() -> {
                busy.countDown();
                awaitQuietly(release);
            });
            busy.await();
            executors.workers().execute(() -> {});
            AtomicReference<Thread> ran = new AtomicReference<>();
            executors.workers().execute(() -> ran.set(Thread.currentThread()));
            assertThat(ran.get()).isSameAs(Thread.currentThread());
            release.countDown();
        }
    }

    @Test
    void refusesTasksAfterClose() {
        CommonsExecutors executors = CommonsExecutors.create("closed-holder");
        executors.close();
        executors.close();
        assertThatThrownBy(() -> executors.workers().execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
        assertThat(executors.coarseTicker().nanoTime()).isNotZero();
    }

    @Test
    void interruptsWhatDoesNotEndInTime() throws InterruptedException {
        CommonsExecutors executors = CommonsExecutors.create("slow-holder");
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        executors.workers().execute(() -> {
            began.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        });
        began.await();
        executors.close(Duration.ofMillis(1));
        assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void tellsWhoWaitsForATaskThatFindsNoThreadBeforeTheEnd() throws InterruptedException {
        CommonsExecutors executors = CommonsExecutors.create("dropping-holder", 1);
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        executors.workers().execute(() -> {
            began.countDown();
            awaitQuietly(release);
        });
        began.await();
        List<FutureTask<Void>> waiting = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            boolean fails = i == 0;
            FutureTask<Void> task = new FutureTask<>(() -> null) {
                @Override
                protected void done() {
                    if (fails) {
                        throw new IllegalStateException("as the test wants");
                    }
                }
            };
            waiting.add(task);
            executors.workers().execute(task);
        }
        executors.workers().execute(() -> {});
        Logger logger = (Logger) LoggerFactory.getLogger(CommonsExecutors.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        try {
            executors.close(Duration.ofMillis(1));
        } finally {
            logger.detachAppender(log);
            release.countDown();
        }
        assertThat(waiting).allMatch(FutureTask::isCancelled);
        assertThat(log.list)
                .filteredOn(event -> event.getLevel() == Level.WARN)
                .extracting(ILoggingEvent::getFormattedMessage)
                .anyMatch(line -> line.contains("4 tasks") && line.contains("dropping-holder"));
    }

    @Test
    void leavesTheThreadsOfTheHostAlone() {
        ScheduledExecutorService host = Executors.newSingleThreadScheduledExecutor();
        try {
            CommonsExecutors.of(host, host).close();
            assertThat(host.isShutdown()).isFalse();
        } finally {
            host.shutdownNow();
        }
    }

    @Test
    void namesWhatItRefuses() {
        assertThatThrownBy(() -> CommonsExecutors.create(" ")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> CommonsExecutors.create("x", 0))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("mostWorkers is 0");
        assertThatThrownBy(() -> CommonsExecutors.of(null, null)).hasMessageContaining("workers");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
