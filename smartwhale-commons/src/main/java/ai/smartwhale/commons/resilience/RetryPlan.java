// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import ai.smartwhale.commons.concurrent.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Decides, for one call that has failed, whether and when to try again. Used by one thread at a time. */
final class RetryPlan {

    private final RetryConfig config;
    private final RetryTrack track;
    private final Idempotency idempotency;
    private final Ticker ticker;
    private final RandomGenerator random;
    private final long start;
    private final List<Throwable> failures = new ArrayList<>(2);
    private Duration previous = Duration.ZERO;
    private Optional<RetryExhaustedException.Reason> stopped = Optional.empty();

    RetryPlan(
            RetryConfig config,
            RetryTrack track,
            Idempotency idempotency,
            Ticker ticker,
            RandomGenerator random,
            long start) {
        this.config = config;
        this.track = track;
        this.idempotency = idempotency;
        this.ticker = ticker;
        this.random = random;
        this.start = start;
    }

    /** The wait before the next attempt; empty if there is none, and then {@link #end} says what to throw. */
    Optional<Duration> afterFailure(Throwable failure, boolean interrupted) {
        failures.add(failure);
        stopped = reasonToStop(failure, interrupted);
        if (stopped.isPresent()) {
            return Optional.empty();
        }
        Optional<Duration> wait = waitWithinDeadline(failure);
        if (wait.isEmpty()) {
            stopped = Optional.of(RetryExhaustedException.Reason.DEADLINE);
            return Optional.empty();
        }
        if (!track.budget.tryWithdraw()) {
            stopped = Optional.of(RetryExhaustedException.Reason.BUDGET);
            return Optional.empty();
        }
        track.retries.increment();
        previous = wait.orElseThrow();
        return wait;
    }

    private Optional<RetryExhaustedException.Reason> reasonToStop(Throwable failure, boolean interrupted) {
        if (interrupted || failure instanceof InterruptedException) {
            return Optional.of(RetryExhaustedException.Reason.INTERRUPTED);
        }
        if (idempotency == Idempotency.NOT_IDEMPOTENT
                || config.classifier().classify(failure) == FailureClassifier.Kind.PERMANENT) {
            return Optional.of(RetryExhaustedException.Reason.PERMANENT);
        }
        return failures.size() < config.mostAttempts()
                ? Optional.empty()
                : Optional.of(RetryExhaustedException.Reason.ATTEMPTS);
    }

    /**
     * A wait of our own choice that would pass the deadline is cut to half of what is left, so that the last attempt
     * has the other half. A wait that the callee asked for is never cut: coming sooner would only be refused.
     */
    private Optional<Duration> waitWithinDeadline(Throwable failure) {
        Duration left = config.deadline().minusNanos(ticker.nanoTime() - start);
        Duration asked = retryAfter(config, failure);
        if (left.isZero() || left.isNegative() || asked.compareTo(left) >= 0) {
            return Optional.empty();
        }
        Duration own = config.backoff().delay(failures.size(), previous, random);
        if (own.compareTo(left) >= 0) {
            own = left.dividedBy(2);
        }
        return Optional.of(own.compareTo(asked) > 0 ? own : asked);
    }

    static Duration retryAfter(RetryConfig config, Throwable failure) {
        return config.classifier()
                .retryAfter(failure)
                .filter(asked -> !asked.isNegative())
                .orElse(Duration.ZERO);
    }

    /** Whether the time for another attempt is over, which a wait longer than asked for may bring about. */
    boolean isPastDeadline() {
        return ticker.nanoTime() - start >= config.deadline().toNanos();
    }

    /** No further attempt although one was planned. */
    Throwable endBecause(RetryExhaustedException.Reason reason) {
        stopped = Optional.of(reason);
        return end();
    }

    /** A first failure that was not worth repeating is thrown as it is; all else becomes an exhaustion. */
    Throwable end() {
        track.failed.increment();
        RetryExhaustedException.Reason reason = stopped.orElse(RetryExhaustedException.Reason.ATTEMPTS);
        boolean neverWorth = failures.size() == 1
                && (reason == RetryExhaustedException.Reason.PERMANENT
                        || failures.get(0) instanceof InterruptedException);
        if (neverWorth) {
            return failures.get(0);
        }
        track.exhausted(reason);
        return new RetryExhaustedException(track.operation, reason, failures);
    }

    void recovered() {
        track.recovered.increment();
    }
}
