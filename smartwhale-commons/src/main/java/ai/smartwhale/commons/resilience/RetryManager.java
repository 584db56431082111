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
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Repeats operations that failed for a while: with waits between the attempts, up to a deadline, and only as long as
 * the retries of an operation stay a small share of its calls.
 *
 * <p>Never repeated are operations that are not idempotent, failures that the classifier takes for permanent, and
 * anything in a thread that is interrupted.
 *
 * <p>Thread-safe.
 */
public interface RetryManager extends AutoCloseable {

    /**
     * Makes a call, and repeats it if it fails. Between attempts the calling thread waits.
     *
     * @param <T> what the call gives
     * @param operation the name under which calls are counted and budgeted, 1 to 256 characters
     * @param idempotency whether the call may be repeated
     * @param call the call
     * @return what it gave
     * @throws RetryExhaustedException if no attempt succeeded
     * @throws InvalidValueException if the name is blank
     * @throws IllegalStateException after {@link #close()}
     * @throws Exception the first failure itself, if it was not worth repeating
     */
    <T> T attemptRetry(String operation, Idempotency idempotency, Callable<T> call) throws Exception;

    /**
     * Starts a call, and starts it again if it fails. No thread waits: the timer hands each further attempt to the
     * workers.
     *
     * @param <T> what the call gives
     * @param operation the name under which calls are counted and budgeted, 1 to 256 characters
     * @param idempotency whether the call may be repeated
     * @param call starts one attempt
     * @return the caller's own future, failed as {@link #attemptRetry} would; cancelling it cancels the attempt that
     *     runs, and there is no further one
     * @throws InvalidValueException if the name is blank
     * @throws IllegalStateException after {@link #close()}
     */
    <T> CompletableFuture<T> attemptRetryAsync(
            String operation, Idempotency idempotency, Supplier<? extends CompletionStage<T>> call);

    /**
     * The wait that would follow a failure, without regard to deadline and budget.
     *
     * @param failures how many attempts have failed, 1 or more
     * @param previous the wait before the last of them; zero after the first
     * @param failure the last failure
     * @return the longer of the backoff and of what the failure asks for
     * @throws InvalidValueException if the number is below 1
     */
    Duration calculateDelay(int failures, Duration previous, Throwable failure);

    /**
     * What became of the calls of an operation.
     *
     * @param operation its name
     * @return the counts; empty if there was no call of this name, or none that was tracked by its name
     */
    Optional<RetryStatistics> trackAttempts(String operation);

    /** Ends all waits of asynchronous calls, whose futures then fail; calls under way end as they do. */
    @Override
    void close();

    /**
     * A manager with waits by parking and with chance that differs from run to run.
     *
     * @param config how operations are retried
     * @param executors runs the further attempts of asynchronous calls; not closed by the manager
     * @return the manager
     */
    static RetryManager create(RetryConfig config, CommonsExecutors executors) {
        InvalidValueException.requirePresent("executors", executors);
        return create(
                config, executors, executors.coarseTicker(), Waiter.parking(), BackoffStrategies.threadLocalRandom());
    }

    /**
     * A manager with everything from outside.
     *
     * @param config how operations are retried
     * @param executors runs the further attempts of asynchronous calls; not closed by the manager
     * @param ticker measures deadlines and windows
     * @param waiter lets threads wait between attempts
     * @param random chooses within the jitter; must be safe for use by many threads
     * @return the manager
     */
    static RetryManager create(
            RetryConfig config, CommonsExecutors executors, Ticker ticker, Waiter waiter, RandomGenerator random) {
        return new DefaultRetryManager(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("executors", executors),
                InvalidValueException.requirePresent("ticker", ticker),
                InvalidValueException.requirePresent("waiter", waiter),
                InvalidValueException.requirePresent("random", random));
    }
}
