// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.concurrent.Ticker;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Makes a second attempt beside one that is slower than most, and takes what answers first, as in Dean and Barroso,
 * "The Tail at Scale", CACM 56(2), 2013. The delay follows the latencies that were seen, and a budget keeps the
 * additional calls few.
 *
 * <p>Thread-safe.
 */
public interface Hedger extends AutoCloseable {

    /**
     * Starts a call. The first attempt to succeed wins, and all others are cancelled before the future completes. A
     * failure does not cause a further attempt, for that is the matter of retries; but one that is under way is waited
     * for. If all fail, the future fails with the failure of the first attempt, the others suppressed.
     *
     * @param <T> what the call gives
     * @param operation the name under which latencies and budget are kept, 1 to 256 characters
     * @param call starts attempts
     * @return the caller's own future; cancelling it, or ending it in another way, cancels all attempts
     * @throws InvalidValueException if the name is blank
     * @throws IllegalStateException after {@link #close()}
     */
    <T> CompletableFuture<T> call(String operation, HedgedCall<T> call);

    /**
     * What hedging did for an operation.
     *
     * @param operation its name
     * @return the counts; empty if there was no call of this name, or none that was tracked by its name
     */
    Optional<HedgeReport> report(String operation);

    /** Refuses further calls; those under way go on without further attempts. */
    @Override
    void close();

    /**
     * A hedger that measures with the exact ticker.
     *
     * @param config when further attempts are made
     * @param executors their timer waits for the delay, their workers start further attempts; not closed by the hedger
     * @return the hedger
     */
    static Hedger create(HedgeConfig config, CommonsExecutors executors) {
        return create(config, executors, Ticker.system());
    }

    /**
     * A hedger with a ticker of the caller's.
     *
     * @param config when further attempts are made
     * @param executors their timer waits for the delay, their workers start further attempts; not closed by the hedger
     * @param ticker measures latencies; the delay is no better than its resolution
     * @return the hedger
     */
    static Hedger create(HedgeConfig config, CommonsExecutors executors, Ticker ticker) {
        return new DefaultHedger(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("executors", executors),
                InvalidValueException.requirePresent("ticker", ticker));
    }
}
