// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One asynchronous call and its attempts. Attempts follow each other, and each hands its fields over to the next by the
 * timer or by the stage; only ending early comes from another thread.
 */
final class AsyncRetry<T> {

    private final RetryPlan plan;
    private final Supplier<? extends CompletionStage<T>> call;
    private final CommonsExecutors executors;
    private final WaitingRetries waiting;
    private final CompletableFuture<T> own = new CompletableFuture<>();
    private boolean repeated;
    private volatile @Nullable CompletionStage<T> stage;
    private volatile @Nullable Future<?> timer;

    AsyncRetry(
            RetryPlan plan,
            Supplier<? extends CompletionStage<T>> call,
            CommonsExecutors executors,
            WaitingRetries waiting) {
        this.plan = plan;
        this.call = call;
        this.executors = executors;
        this.waiting = waiting;
    }

    CompletableFuture<T> start() {
        GuardedStage.whenEnded(own, (value, error) -> {
            if (own.isCancelled()) {
                abandon();
            }
        });
        attempt();
        return own;
    }

    /** The manager is being closed: what waits ends. */
    void closed() {
        if (waiting.remove(this)) {
            cancelTimer();
            own.completeExceptionally(plan.endBecause(RetryExhaustedException.Reason.CLOSED));
        }
    }

    private void attempt() {
        CompletionStage<T> begun;
        try {
            begun = call.get();
        } catch (RuntimeException | Error e) {
            failed(e);
            return;
        }
        if (begun == null) {
            own.completeExceptionally(new NullPointerException("the call gave no stage"));
            return;
        }
        stage = begun;
        if (own.isDone()) {
            GuardedStage.cancel(begun);
            return;
        }
        GuardedStage.whenEnded(begun, (value, error) -> {
            if (error != null) {
                failed(GuardedStage.unwrap(error));
                return;
            }
            if (repeated) {
                plan.recovered();
            }
            own.complete(value);
        });
    }

    private void failed(Throwable failure) {
        if (own.isDone()) {
            return;
        }
        Optional<Duration> wait;
        try {
            // Which thread brings the failure is chance, and so is its flag.
            wait = plan.afterFailure(failure, false);
        } catch (RuntimeException | Error strategyFailed) {
            if (strategyFailed != failure) {
                strategyFailed.addSuppressed(failure);
            }
            own.completeExceptionally(strategyFailed);
            return;
        }
        if (wait.isEmpty()) {
            own.completeExceptionally(plan.end());
            return;
        }
        repeated = true;
        if (!waiting.add(this)) {
            own.completeExceptionally(plan.endBecause(RetryExhaustedException.Reason.CROWDED));
            return;
        }
        try {
            timer = executors.timer().schedule(this::again, wait.orElseThrow().toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException timerIsClosed) {
            closed();
            return;
        }
        // Whoever closed or cancelled meanwhile may have looked before the timer was there to be seen.
        if (waiting.isClosed()) {
            closed();
        } else if (own.isDone()) {
            abandon();
        }
    }

    private void again() {
        if (!waiting.remove(this)) {
            return;
        }
        try {
            executors.workers().execute(this::attemptInTime);
        } catch (RejectedExecutionException workersAreClosed) {
            own.completeExceptionally(plan.endBecause(RetryExhaustedException.Reason.CLOSED));
        }
    }

    private void attemptInTime() {
        if (plan.isPastDeadline()) {
            own.completeExceptionally(plan.endBecause(RetryExhaustedException.Reason.DEADLINE));
        } else if (!own.isDone()) {
            attempt();
        }
    }

    private void abandon() {
        var unused = waiting.remove(this);
        cancelTimer();
        CompletionStage<T> running = stage;
        if (running != null) {
            GuardedStage.cancel(running);
        }
    }

    private void cancelTimer() {
        Future<?> scheduled = timer;
        if (scheduled != null) {
            scheduled.cancel(false);
        }
    }
}
