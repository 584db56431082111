// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One hedged call. The lock guards the attempts and the decision who has won; nothing of the host is called under it.
 * An attempt that has been allowed counts as open before it is started, so that the failure of another does not end the
 * call in between.
 */
final class HedgeRun<T> {

    private static final Logger LOG = LoggerFactory.getLogger(HedgeRun.class);

    private final DefaultHedger hedger;
    private final HedgeTrack track;
    private final HedgedCall<T> call;
    private final CompletableFuture<T> own = new CompletableFuture<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final List<HedgeAttempt<T>> attempts = new ArrayList<>(2);
    private final long began;
    private final boolean watched;
    private boolean settled;
    private int open;
    private @Nullable Future<?> timer;

    HedgeRun(DefaultHedger hedger, HedgeTrack track, HedgedCall<T> call) {
        this.hedger = hedger;
        this.track = track;
        this.call = call;
        var unused = track.budget.onCall();
        this.began = hedger.ticker.nanoTime();
        this.watched = hedger.watched.tryAcquire();
        if (!watched) {
            track.denied.increment();
        }
    }

    CompletableFuture<T> start() {
        // However the caller ends it, a timeout of the caller's included; all others settle before they complete it.
        GuardedStage.whenEnded(own, (value, error) -> settle(-1));
        HedgeAttempt<T> first = new HedgeAttempt<>(0);
        attempts.add(first);
        open = 1;
        begin(first);
        if (watched) {
            schedule();
        }
        return own;
    }

    private void schedule() {
        lock.lock();
        try {
            if (settled || hedger.closed) {
                return;
            }
            timer = hedger.executors.timer().schedule(this::hedge, track.delayNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("No further attempts, for the timer is closed");
        } finally {
            lock.unlock();
        }
    }

    private void hedge() {
        HedgeAttempt<T> next;
        boolean more;
        lock.lock();
        try {
            if (settled || hedger.closed) {
                return;
            }
            if (!track.budget.tryWithdraw()) {
                track.denied.increment();
                return;
            }
            next = new HedgeAttempt<>(attempts.size());
            attempts.add(next);
            open++;
            more = attempts.size() <= hedger.config.mostHedges();
        } finally {
            lock.unlock();
        }
        track.hedges.increment();
        try {
            hedger.executors.workers().execute(() -> begin(next));
        } catch (RejectedExecutionException e) {
            ended(next, null, e);
            return;
        }
        if (more) {
            schedule();
        }
    }

    private void begin(HedgeAttempt<T> attempt) {
        if (own.isDone()) {
            return;
        }
        CompletionStage<T> stage;
        try {
            stage = call.start(attempt.number);
        } catch (RuntimeException | Error e) {
            ended(attempt, null, e);
            return;
        }
        if (stage == null) {
            ended(attempt, null, new NullPointerException("attempt " + attempt.number + " gave no stage"));
            return;
        }
        boolean late;
        lock.lock();
        try {
            attempt.stage = stage;
            late = settled;
        } finally {
            lock.unlock();
        }
        if (late) {
            cancel(attempt, stage);
            return;
        }
        GuardedStage.whenEnded(stage, (value, error) -> ended(attempt, value, error));
    }

    private void ended(HedgeAttempt<T> attempt, @Nullable T value, @Nullable Throwable error) {
        boolean over;
        lock.lock();
        try {
            if (settled || attempt.ended) {
                return;
            }
            attempt.ended = true;
            open--;
            attempt.failure = Optional.ofNullable(error).map(GuardedStage::unwrap);
            over = error == null || open == 0;
        } finally {
            lock.unlock();
        }
        if (!over || !settle(error == null ? attempt.number : -1)) {
            return;
        }
        if (error == null) {
            own.complete(value);
        } else {
            own.completeExceptionally(failureOfAll());
        }
    }

    /** Whether this thread has ended the call; of several, one has. */
    private boolean settle(int winner) {
        List<HedgeAttempt<T>> losers;
        lock.lock();
        try {
            if (settled) {
                return false;
            }
            settled = true;
            losers = attempts.stream()
                    .filter(attempt -> !attempt.ended && attempt.stage != null)
                    .toList();
            if (timer != null) {
                timer.cancel(false);
            }
        } finally {
            lock.unlock();
        }
        if (watched) {
            hedger.watched.release();
        }
        if (winner >= 0) {
            // A first attempt that lost would have taken longer still, so this keeps the order that a quantile needs.
            track.latency(hedger.ticker.nanoTime() - began);
        }
        if (winner > 0) {
            track.wins.increment();
        }
        for (HedgeAttempt<T> loser : losers) {
            CompletionStage<T> stage = loser.stage;
            if (stage != null) {
                cancel(loser, stage);
            }
        }
        return true;
    }

    private void cancel(HedgeAttempt<T> attempt, CompletionStage<T> stage) {
        track.cancelled.increment();
        GuardedStage.cancel(stage);
        try {
            call.cancelled(attempt.number);
        } catch (RuntimeException e) {
            LOG.warn("Attempt {} could not be told that it was cancelled", attempt.number, e);
        }
    }

    private Throwable failureOfAll() {
        List<Throwable> failures;
        lock.lock();
        try {
            failures = attempts.stream()
                    .flatMap(attempt -> attempt.failure.stream())
                    .toList();
        } finally {
            lock.unlock();
        }
        Throwable first = failures.get(0);
        failures.stream().filter(other -> other != first).forEach(first::addSuppressed);
        return first;
    }
}
