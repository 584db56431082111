// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.Ticker;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RetryManagerTest {

    private static final Idempotency SAFE = Idempotency.IDEMPOTENT;

    private final VirtualTime time = new VirtualTime();
    private final List<Duration> waits = new ArrayList<>();
    private final AtomicInteger attempts = new AtomicInteger();

    private RetryManager manager(RetryConfig.Builder config) {
        Waiter waiter = duration -> {
            waits.add(duration);
            time.pass(duration);
        };
        return RetryManager.create(config.build(), time.executors(), time, waiter, new Random(1));
    }

    private static RetryConfig.Builder seconds(int seconds) {
        return RetryConfig.builder().backoff(BackoffStrategies.constant(Duration.ofSeconds(seconds)));
    }

    private Callable<String> failing(int times, Exception failure) {
        return () -> {
            if (attempts.incrementAndGet() <= times) {
                throw failure;
            }
            return "answer";
        };
    }

    private Supplier<CompletionStage<String>> failingStage(int times, Exception failure) {
        return () -> attempts.incrementAndGet() <= times
                ? CompletableFuture.failedFuture(failure)
                : CompletableFuture.completedFuture("answer");
    }

    private static final class Busy extends IOException implements RetryAfter {

        private static final long serialVersionUID = 1L;
        private final Duration after;

        Busy(Duration after) {
            this.after = after;
        }

        @Override
        public Duration retryAfter() {
            return after;
        }
    }

    @Test
    void repeatsUntilItSucceedsAndCounts() throws Exception {
        RetryManager manager = manager(seconds(2));
        assertThat(manager.attemptRetry("op", SAFE, failing(2, new IOException("x"))))
                .isEqualTo("answer");
        assertThat(waits).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(2));
        assertThat(manager.attemptRetry("op", SAFE, () -> "at once")).isEqualTo("at once");
        RetryStatistics statistics = manager.trackAttempts("op").orElseThrow();
        assertThat(statistics.calls()).isEqualTo(2);
        assertThat(statistics.retries()).isEqualTo(2);
        assertThat(statistics.recovered()).isOne();
        assertThat(statistics.failed()).isZero();
        assertThat(manager.trackAttempts("other")).isEmpty();
    }

    @Test
    void exhaustionNamesTheAttemptsAndKeepsAllFailures() {
        RetryManager manager = manager(seconds(1));
        List<IOException> failures = List.of(new IOException("1"), new IOException("2"), new IOException("3"));
        RetryExhaustedException e = catchThrowableOfType(
                RetryExhaustedException.class,
                () -> manager.attemptRetry("op", SAFE, () -> {
                    throw failures.get(attempts.getAndIncrement());
                }));
        assertThat(e.attempts()).isEqualTo(3);
        assertThat(e.reason()).isEqualTo(RetryExhaustedException.Reason.ATTEMPTS);
        assertThat(e.operation()).isEqualTo("op");
        assertThat(e).hasCause(failures.get(2)).hasMessageContaining("op failed after 3 attempts");
        assertThat(e.getSuppressed()).containsExactly(failures.get(0), failures.get(1));
        assertThat(manager.trackAttempts("op").orElseThrow().exhausted())
                .containsEntry(RetryExhaustedException.Reason.ATTEMPTS, 1L);
    }

    @Test
    void neverRepeatsWhatMustNotBe() {
        RetryManager manager = manager(seconds(1));
        IOException failure = new IOException("may have had its effect");
        assertThat(catchThrowable(() -> manager.attemptRetry("op", Idempotency.NOT_IDEMPOTENT, failing(1, failure))))
                .isSameAs(failure);
        IllegalArgumentException permanent = new IllegalArgumentException("stays");
        attempts.set(0);
        assertThat(catchThrowable(() -> manager.attemptRetry("op", SAFE, failing(1, permanent))))
                .isSameAs(permanent);
        assertThat(attempts).hasValue(1);
        assertThat(waits).isEmpty();
        assertThat(manager.trackAttempts("op").orElseThrow().failed()).isEqualTo(2);
    }

    @Test
    void aPermanentFailureAfterOthersEndsWithAll() {
        RetryManager manager = manager(seconds(1));
        RetryExhaustedException e = catchThrowableOfType(
                RetryExhaustedException.class,
                () -> manager.attemptRetry("op", SAFE, () -> {
                    if (attempts.incrementAndGet() == 1) {
                        throw new IOException("passes");
                    }
                    throw new IllegalStateException("stays");
                }));
        assertThat(e.reason()).isEqualTo(RetryExhaustedException.Reason.PERMANENT);
        assertThat(e).hasCauseInstanceOf(IllegalStateException.class);
        assertThat(e.getSuppressed()).hasSize(1);
    }

    @Test
    void interruptionEndsItAndStays() {
        RetryManager manager = manager(seconds(1));
        try {
            InterruptedException interruption = new InterruptedException();
            assertThat(catchThrowable(() -> manager.attemptRetry("op", SAFE, failing(1, interruption))))
                    .isSameAs(interruption);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
            attempts.set(0);
            assertThatThrownBy(() -> manager.attemptRetry("op", SAFE, failing(1, new IOException("x"))))
                    .isInstanceOfSatisfying(
                            RetryExhaustedException.class,
                            e -> assertThat(e.reason()).isEqualTo(RetryExhaustedException.Reason.INTERRUPTED));
            assertThat(attempts).hasValue(1);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void aWaitingThreadCanBeInterrupted() throws Exception {
        CountDownLatch failed = new CountDownLatch(1);
        AtomicReference<Throwable> outcome = new AtomicReference<>();
        RetryManager manager = RetryManager.create(
                seconds(3_000).deadline(Duration.ofDays(1)).build(),
                time.executors(),
                Ticker.system(),
                Waiter.parking(),
                new Random(1));
        Thread thread = new Thread(() -> {
            try {
                manager.attemptRetry("op", SAFE, () -> {
                    failed.countDown();
                    throw new IOException("x");
                });
            } catch (Exception e) {
                outcome.set(Thread.currentThread().isInterrupted() ? e : new AssertionError("flag is lost"));
            }
        });
        thread.start();
        failed.await();
        thread.interrupt();
        thread.join(60_000);
        assertThat(outcome.get()).isInstanceOf(RetryExhaustedException.class).hasMessageContaining("INTERRUPTED");
    }

    @Test
    void shortensTheLastWaitAndNeverBeginsAfterTheDeadline() {
        RetryManager manager = manager(seconds(8).mostAttempts(100).deadline(Duration.ofSeconds(20)));
        List<Long> begun = new ArrayList<>();
        RetryExhaustedException e = catchThrowableOfType(
                RetryExhaustedException.class,
                () -> manager.attemptRetry("op", SAFE, () -> {
                    begun.add(time.nanoTime() / 1_000_000_000);
                    time.pass(Duration.ofSeconds(1));
                    throw new IOException("x");
                }));
        assertThat(e.reason()).isEqualTo(RetryExhaustedException.Reason.DEADLINE);
        assertThat(begun).startsWith(0L, 9L).allMatch(second -> second < 20);
        assertThat(waits.get(2)).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void honoursWhatTheCalleeAsksForUnlessItIsTooLate() {
        RetryManager manager = manager(seconds(1).deadline(Duration.ofSeconds(20)));
        assertThatThrownBy(() -> manager.attemptRetry("op", SAFE, failing(9, new Busy(Duration.ofSeconds(7)))))
                .isInstanceOf(RetryExhaustedException.class);
        assertThat(waits).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(7));
        waits.clear();
        assertThatThrownBy(() -> manager.attemptRetry("op", SAFE, failing(99, new Busy(Duration.ofSeconds(20)))))
                .isInstanceOfSatisfying(
                        RetryExhaustedException.class,
                        e -> assertThat(e.reason()).isEqualTo(RetryExhaustedException.Reason.DEADLINE));
        assertThat(waits).isEmpty();
        assertThat(manager.calculateDelay(1, Duration.ZERO, new Busy(Duration.ofSeconds(7))))
                .isEqualTo(Duration.ofSeconds(7));
        assertThat(manager.calculateDelay(1, Duration.ZERO, new Busy(Duration.ofSeconds(-7))))
                .isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void anOverloadedCalleeSeesFewExtraCalls() {
        RetryManager manager = manager(
                seconds(1).backoff(BackoffStrategies.none()).budget(new RetryBudget(0.2, 10, Duration.ofSeconds(10))));
        for (int i = 0; i < 1_000; i++) {
            assertThatThrownBy(
                            () -> manager.attemptRetry("down", SAFE, failing(Integer.MAX_VALUE, new IOException("x"))))
                    .isInstanceOf(RetryExhaustedException.class);
        }
        assertThat(attempts.get()).isBetween(1_190, 1_210);
        assertThat(manager.trackAttempts("down").orElseThrow().exhausted())
                .containsKey(RetryExhaustedException.Reason.BUDGET);
    }

    @Test
    void namesBeyondTheBoundShareAnEntry() throws Exception {
        RetryManager manager = manager(seconds(1).mostOperations(2));
        for (String name : List.of("a", "b", "c", "d")) {
            manager.attemptRetry(name, SAFE, () -> "answer");
        }
        assertThat(manager.trackAttempts("c")).isEmpty();
        assertThat(manager.trackAttempts("(other)").orElseThrow().calls()).isEqualTo(2);
    }

    @Test
    void asynchronousCallsWaitOnTheTimer() {
        RetryManager manager = manager(seconds(2));
        CompletableFuture<String> own = manager.attemptRetryAsync("op", SAFE, failingStage(2, new IOException("x")));
        assertThat(own).isNotDone();
        time.pass(Duration.ofSeconds(2));
        assertThat(attempts).hasValue(2);
        time.pass(Duration.ofSeconds(2));
        assertThat(own).isCompletedWithValue("answer");
        assertThat(waits).isEmpty();
        assertThat(manager.trackAttempts("op").orElseThrow().recovered()).isOne();
    }

    @Test
    void asynchronousExhaustionIsTheSame() {
        RetryManager manager = manager(seconds(2));
        CompletableFuture<String> own = manager.attemptRetryAsync("op", SAFE, failingStage(9, new IOException("x")));
        time.pass(Duration.ofMinutes(1));
        assertThatThrownBy(own::join).hasCauseInstanceOf(RetryExhaustedException.class);
        assertThat(attempts).hasValue(3);
        IOException once = new IOException("once");
        assertThat(manager.attemptRetryAsync(
                        "op", Idempotency.NOT_IDEMPOTENT, () -> CompletableFuture.failedFuture(once)))
                .isCompletedExceptionally();
        CompletableFuture<String> thrown = manager.attemptRetryAsync("op", SAFE, () -> {
            throw new IllegalArgumentException("at once");
        });
        assertThatThrownBy(thrown::join).hasCauseInstanceOf(IllegalArgumentException.class);
        CompletableFuture<String> nothing = manager.attemptRetryAsync("op", SAFE, () -> null);
        assertThatThrownBy(nothing::join).hasCauseInstanceOf(NullPointerException.class);
    }

    @Test
    void cancellingEndsTheAttemptOrTheWait() {
        RetryManager manager = manager(seconds(2));
        CompletableFuture<String> stage = new CompletableFuture<>();
        CompletableFuture<String> own = manager.attemptRetryAsync("op", SAFE, () -> stage);
        own.cancel(true);
        assertThat(stage).isCancelled();
        CompletableFuture<String> waiting =
                manager.attemptRetryAsync("op", SAFE, failingStage(9, new IOException("x")));
        assertThat(time.waiting()).isOne();
        waiting.cancel(true);
        assertThat(time.waiting()).isZero();
        time.pass(Duration.ofMinutes(1));
        assertThat(attempts).hasValue(1);
    }

    @Test
    void noMoreCallsWaitThanMay() {
        RetryManager manager = manager(seconds(2).mostWaiting(2));
        List<CompletableFuture<String>> own = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            own.add(manager.attemptRetryAsync("op", SAFE, () -> CompletableFuture.failedFuture(new IOException("x"))));
        }
        assertThat(own.get(1)).isNotDone();
        assertThatThrownBy(own.get(2)::join).hasMessageContaining("CROWDED");
    }

    @Test
    void closingEndsWaitsAndRefusesCalls() {
        RetryManager manager = manager(seconds(2));
        CompletableFuture<String> own = manager.attemptRetryAsync("op", SAFE, failingStage(9, new IOException("x")));
        manager.close();
        manager.close();
        assertThatThrownBy(own::join)
                .hasCauseInstanceOf(RetryExhaustedException.class)
                .hasMessageContaining("CLOSED");
        assertThat(time.waiting()).isZero();
        assertThatThrownBy(() -> manager.attemptRetry("op", SAFE, () -> "x")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void closingAtTheMomentOfAFailureLeavesNoCallWaiting() {
        AtomicReference<RetryManager> manager = new AtomicReference<>();
        manager.set(manager(seconds(2).backoff((failures, previous, random) -> {
            manager.get().close();
            return Duration.ofSeconds(2);
        })));
        CompletableFuture<String> own =
                manager.get().attemptRetryAsync("op", SAFE, failingStage(9, new IOException("x")));
        assertThatThrownBy(own::join).hasMessageContaining("CLOSED");
        assertThat(time.waiting()).isZero();
    }

    @Test
    void aClosedTimerEndsTheCall() {
        RetryManager manager = manager(seconds(2));
        time.shutdown();
        assertThatThrownBy(manager.attemptRetryAsync("op", SAFE, failingStage(9, new IOException("x")))::join)
                .hasMessageContaining("CLOSED");
    }

    @Test
    void retriesAroundABreakerStopWhenItOpens() {
        RetryManager manager = manager(seconds(1).mostAttempts(10));
        try (StateManager states = StateManager.create(StateConfig.withDefaults(), time);
                BreakerManager breakers = BreakerManager.create(
                        BreakerManagerConfig.of(
                                BreakerConfig.builder().windowOfCalls(3, 3).build()),
                        states,
                        time,
                        time)) {
            Callable<String> call = failing(99, new IOException("down"));
            RetryExhaustedException e = catchThrowableOfType(
                    RetryExhaustedException.class,
                    () -> manager.attemptRetry("op", SAFE, () -> breakers.execute("callee", call)));
            assertThat(e).hasCauseInstanceOf(BreakerOpenException.class);
            assertThat(attempts).hasValue(3);
        }
    }

    @Test
    void aStrategyThatFailsNeitherHangsTheCallNorHidesTheFailure() {
        RetryManager manager = manager(seconds(1).backoff((failures, previous, random) -> {
            throw new IllegalArgumentException("strategy");
        }));
        CompletableFuture<String> own = manager.attemptRetryAsync("op", SAFE, failingStage(9, new IOException("x")));
        assertThatThrownBy(own::join)
                .hasCauseInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(e.getCause().getSuppressed()).hasSize(1));
    }

    @Test
    void theFlagOfTheThreadThatBringsAFailureSaysNothingAboutAnAsynchronousCall() {
        RetryManager manager = manager(seconds(2));
        CompletableFuture<String> stage = new CompletableFuture<>();
        CompletableFuture<String> own = manager.attemptRetryAsync(
                "op",
                SAFE,
                () -> attempts.getAndIncrement() == 0 ? stage : CompletableFuture.completedFuture("answer"));
        Thread.currentThread().interrupt();
        try {
            stage.completeExceptionally(new IOException("x"));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        time.pass(Duration.ofSeconds(2));
        assertThat(own).isCompletedWithValue("answer");
    }

    @Test
    void retriesWithinRetriesDoNotMultiply() {
        RetryManager manager = manager(seconds(1));
        assertThatThrownBy(() -> manager.attemptRetry(
                        "outer", SAFE, () -> manager.attemptRetry("inner", SAFE, failing(99, new IOException("x")))))
                .isInstanceOf(RetryExhaustedException.class);
        assertThat(attempts).hasValue(3);
    }

    @Test
    void refusesBadInput() {
        RetryManager manager = manager(seconds(1));
        assertThatThrownBy(() -> manager.attemptRetry("", SAFE, () -> "x")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> manager.attemptRetry("a", null, () -> "x")).hasMessageContaining("idempotency");
        assertThatThrownBy(() -> manager.attemptRetry("a", SAFE, null)).hasMessageContaining("call");
        assertThatThrownBy(() -> manager.calculateDelay(0, Duration.ZERO, new IOException()))
                .hasMessageContaining("failures");
        assertThatThrownBy(() -> RetryConfig.builder().mostAttempts(0).build()).hasMessageContaining("mostAttempts");
        assertThatThrownBy(() -> RetryConfig.builder().deadline(Duration.ZERO).build())
                .hasMessageContaining("deadline");
    }
}
