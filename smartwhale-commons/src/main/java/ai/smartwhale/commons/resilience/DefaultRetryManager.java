// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.concurrent.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** The loop of a thread that waits; that of one that does not is {@link AsyncRetry}. */
final class DefaultRetryManager implements RetryManager {

    private static final String OTHER = "(other)";

    private final RetryConfig config;
    private final CommonsExecutors executors;
    private final Ticker ticker;
    private final Waiter waiter;
    private final RandomGenerator random;
    private final ConcurrentHashMap<String, RetryTrack> tracks = new ConcurrentHashMap<>();
    private final WaitingRetries waiting;
    private volatile boolean closed;

    DefaultRetryManager(
            RetryConfig config, CommonsExecutors executors, Ticker ticker, Waiter waiter, RandomGenerator random) {
        this.config = config;
        this.executors = executors;
        this.ticker = ticker;
        this.waiter = waiter;
        this.random = random;
        this.waiting = new WaitingRetries(config.mostWaiting());
    }

    @Override
    public <T> T attemptRetry(String operation, Idempotency idempotency, Callable<T> call) throws Exception {
        InvalidValueException.requirePresent("idempotency", idempotency);
        InvalidValueException.requirePresent("call", call);
        RetryTrack track = track(operation);
        long start = track.budget.onCall();
        try {
            return call.call();
        } catch (Exception e) {
            return repeat(plan(track, idempotency, start), call, e);
        }
    }

    private <T> T repeat(RetryPlan plan, Callable<T> call, Exception first) throws Exception {
        Exception failure = first;
        while (true) {
            if (failure instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            Optional<Duration> wait =
                    plan.afterFailure(failure, Thread.currentThread().isInterrupted());
            if (wait.isEmpty()) {
                throw asException(plan.end());
            }
            try {
                waiter.await(wait.orElseThrow());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw asException(plan.endBecause(RetryExhaustedException.Reason.INTERRUPTED));
            }
            if (closed) {
                throw asException(plan.endBecause(RetryExhaustedException.Reason.CLOSED));
            }
            if (plan.isPastDeadline()) {
                throw asException(plan.endBecause(RetryExhaustedException.Reason.DEADLINE));
            }
            try {
                T result = call.call();
                plan.recovered();
                return result;
            } catch (Exception e) {
                failure = e;
            }
        }
    }

    @Override
    public <T> CompletableFuture<T> attemptRetryAsync(
            String operation, Idempotency idempotency, Supplier<? extends CompletionStage<T>> call) {
        InvalidValueException.requirePresent("idempotency", idempotency);
        InvalidValueException.requirePresent("call", call);
        RetryTrack track = track(operation);
        RetryPlan plan = plan(track, idempotency, track.budget.onCall());
        return new AsyncRetry<T>(plan, call, executors, waiting).start();
    }

    @Override
    public Duration calculateDelay(int failures, Duration previous, Throwable failure) {
        InvalidValueException.requireRange("failures", failures, 1, Integer.MAX_VALUE);
        InvalidValueException.requirePresent("previous", previous);
        InvalidValueException.requirePresent("failure", failure);
        Duration own = config.backoff().delay(failures, previous, random);
        Duration asked = RetryPlan.retryAfter(config, failure);
        return own.compareTo(asked) > 0 ? own : asked;
    }

    @Override
    public Optional<RetryStatistics> trackAttempts(String operation) {
        InvalidValueException.requirePresent("operation", operation);
        return Optional.ofNullable(tracks.get(operation)).map(RetryTrack::statistics);
    }

    @Override
    public void close() {
        closed = true;
        waiting.close();
    }

    private RetryPlan plan(RetryTrack track, Idempotency idempotency, long start) {
        return new RetryPlan(config, track, idempotency, ticker, random, start);
    }

    private RetryTrack track(String operation) {
        if (closed) {
            throw new IllegalStateException("the retry manager is closed");
        }
        RetryTrack known = operation == null ? null : tracks.get(operation);
        return known != null ? known : newTrack(operation);
    }

    /** The bound may be passed by as many threads as come at the same moment, never by more. */
    private RetryTrack newTrack(String operation) {
        DefaultStateManager.requireName(operation);
        String name = tracks.size() < config.mostOperations() ? operation : OTHER;
        return tracks.computeIfAbsent(name, n -> new RetryTrack(n, new CallBudget(config.budget(), ticker)));
    }

    private static Exception asException(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return (Exception) failure;
    }
}
