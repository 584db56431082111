// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import ai.smartwhale.commons.InvalidValueException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * A chain of sources, best first: a service, another one, a cache, a fixed answer. The first that answers serves, and
 * the result says which that was.
 *
 * <p>An {@link Error} ends the chain and is thrown as it is; so is interruption, with the thread's flag restored.
 *
 * <p>Thread-safe.
 *
 * @param <I> what is asked
 * @param <T> the answer
 */
public interface FallbackManager<I, T> extends AutoCloseable {

    /** The most tiers that a chain may have. */
    int MOST_TIERS = 32;

    /**
     * Asks in the calling thread.
     *
     * @param input what is asked
     * @return the answer and its tier
     * @throws FallbackExhaustedException if no tier had an answer
     * @throws InterruptedException if the thread was interrupted
     * @throws IllegalStateException after {@link #close()}
     */
    FallbackResult<T> execute(I input) throws InterruptedException;

    /**
     * Asks without waiting.
     *
     * @param input what is asked
     * @return the caller's own future, failed with {@link FallbackExhaustedException} if no tier had an answer;
     *     cancelling it cancels the tier that is being asked, and no further one is asked
     * @throws IllegalStateException after {@link #close()}
     */
    CompletableFuture<FallbackResult<T>> executeAsync(I input);

    /**
     * How often each tier has served.
     *
     * @return by the name of the tier, in the order of the chain
     */
    Map<String, Long> served();

    /** Refuses further questions; those under way end as they do. */
    @Override
    void close();

    /**
     * A chain.
     *
     * @param <I> what is asked
     * @param <T> the answer
     * @param name for messages
     * @param tiers 1 to 32, best first, with names that differ
     * @param workers runs blocking tiers where the chain is asked asynchronously
     * @return the chain
     * @throws InvalidValueException if the name is blank, or the tiers are too few, too many or of the same name
     */
    static <I, T> FallbackManager<I, T> create(String name, List<FallbackTier<I, T>> tiers, Executor workers) {
        InvalidValueException.requireText("name", name);
        List<FallbackTier<I, T>> chain = List.copyOf(InvalidValueException.requirePresent("tiers", tiers));
        InvalidValueException.requireRange("tiers.size", chain.size(), 1, MOST_TIERS);
        if (chain.stream().map(FallbackTier::name).distinct().count() < chain.size()) {
            throw new InvalidValueException(
                    "tiers", chain.stream().map(FallbackTier::name).toList(), "names that differ");
        }
        return new DefaultFallbackManager<>(name, chain, InvalidValueException.requirePresent("workers", workers));
    }
}
