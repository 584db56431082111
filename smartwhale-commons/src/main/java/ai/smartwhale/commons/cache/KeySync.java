// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Carries out moves: a bounded number at once, batch by batch, on whatever thread completes a move. */
final class KeySync {

    private final RebalancePlan plan;
    private final List<KeyMove> moves;
    private final KeyMover mover;
    private final SyncLimits limits;
    private final BiConsumer<Duration, Runnable> pause;
    private final CompletableFuture<DistributionSyncReport> result = new CompletableFuture<>();
    private final Map<KeyMove, Throwable> failures = new ConcurrentHashMap<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    /** Above zero: a thread is at work in {@link #advance}, and must look again for each who came meanwhile. */
    private final AtomicInteger calls = new AtomicInteger();

    private int next;
    private int batchEnd;
    private boolean resting;
    /** Written by the timer; everything else is touched by one thread at a time, in {@link #advance}. */
    private volatile boolean rested;

    KeySync(RebalancePlan plan, KeyMover mover, SyncLimits limits, BiConsumer<Duration, Runnable> pause) {
        this.plan = InvalidValueException.requirePresent("plan", plan);
        this.mover = InvalidValueException.requirePresent("mover", mover);
        this.limits = InvalidValueException.requirePresent("limits", limits);
        this.pause = pause;
        this.moves = plan.moves();
    }

    static BiConsumer<Duration, Runnable> pausing(ScheduledExecutorService timer) {
        return (delay, task) -> {
            var unused = timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        };
    }

    CompletableFuture<DistributionSyncReport> start() {
        advance();
        return result;
    }

    /** Moves may complete at once, on this thread: a loop instead of recursion keeps the stack flat. */
    private void advance() {
        if (calls.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        do {
            goOn();
            seen = calls.addAndGet(-seen);
        } while (seen != 0);
    }

    private void goOn() {
        if (rested) {
            rested = false;
            resting = false;
            extendBatch();
        }
        while (!resting && !result.isDone()) {
            if (next < batchEnd) {
                if (inFlight.get() >= limits.parallelism()) {
                    return;
                }
                inFlight.incrementAndGet();
                begin(moves.get(next++));
            } else if (inFlight.get() > 0) {
                return;
            } else if (next == moves.size()) {
                result.complete(DistributionSyncReport.of(plan, failures));
            } else if (next == 0 || limits.pause().isZero()) {
                extendBatch();
            } else {
                rest();
            }
        }
    }

    private void extendBatch() {
        batchEnd = (int) Math.min(moves.size(), (long) next + limits.batch());
    }

    private void rest() {
        resting = true;
        try {
            pause.accept(limits.pause(), () -> {
                rested = true;
                advance();
            });
        } catch (RuntimeException timerIsClosed) {
            moves.subList(next, moves.size()).forEach(move -> failures.put(move, timerIsClosed));
            result.complete(DistributionSyncReport.of(plan, failures));
        }
    }

    private void begin(KeyMove move) {
        try {
            var unused = mover.move(move).whenComplete((done, failure) -> ended(move, failure));
        } catch (Throwable e) {
            ended(move, e);
        }
    }

    private void ended(KeyMove move, @Nullable Throwable failure) {
        if (failure != null) {
            boolean wrapped = failure instanceof CompletionException && failure.getCause() != null;
            failures.put(move, wrapped ? failure.getCause() : failure);
        }
        inFlight.decrementAndGet();
        advance();
    }
}
