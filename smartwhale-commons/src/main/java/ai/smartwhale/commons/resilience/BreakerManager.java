// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.concurrent.Ticker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Circuit breakers by name, made when they are first asked for. Built on the state machine of resilience4j, none of
 * whose types are seen from outside; time is read from a ticker that costs next to nothing, and a refusal makes no
 * object.
 *
 * <p>Thread-safe. A call that goes through a breaker holds no lock of the manager.
 */
public interface BreakerManager extends AutoCloseable {

    /**
     * The breaker of a name, made if there is none. Calls through it save the search by name.
     *
     * @param name 1 to 256 characters
     * @return the breaker
     * @throws InvalidValueException if the name is blank
     * @throws LimitExceededException if the name is too long, or if there are as many breakers as may be and none of
     *     them is closed
     * @throws IllegalStateException after {@link #close()}
     */
    Breaker breaker(String name);

    /**
     * Makes a call through the breaker of a name.
     *
     * @param <T> what the call gives
     * @param name the breaker
     * @param call the call
     * @return what it gave
     * @throws BreakerOpenException if the call was refused; it was not made then
     * @throws Exception what the call threw
     */
    <T> T execute(String name, Callable<T> call) throws Exception;

    /**
     * Starts a call through the breaker of a name.
     *
     * @param <T> what the call gives
     * @param name the breaker
     * @param call starts the call
     * @return the caller's own future; failed with {@link BreakerOpenException} if the call was refused
     */
    <T> CompletableFuture<T> executeAsync(String name, Supplier<? extends CompletionStage<T>> call);

    /**
     * The state of a breaker and what it has measured. Asking makes no breaker, except for one that the state manager
     * remembers as not closed.
     *
     * @param name the breaker
     * @return its status; empty if nobody has used it
     * @throws IllegalStateException after {@link #close()}
     */
    Optional<BreakerStatus> checkState(String name);

    /**
     * Opens a breaker by hand; one that is open already waits anew.
     *
     * @param name the breaker
     * @param openFor how long it refuses calls, above zero to 365 days
     * @param reason why, for a person to read; at most 500 characters
     * @return its state now
     * @throws InvalidValueException if an argument is blank or outside of its range
     */
    ManagedState tripBreaker(String name, Duration openFor, String reason);

    /**
     * Opens a breaker by hand for the time of its configuration.
     *
     * @param name the breaker
     * @param reason why, for a person to read; at most 500 characters
     * @return its state now
     * @throws InvalidValueException if an argument is blank
     */
    ManagedState tripBreaker(String name, String reason);

    /**
     * Closes a breaker by hand, from any state, and forgets what it has measured.
     *
     * @param name the breaker
     * @param reason why, for a person to read; at most 500 characters
     * @return its state now
     * @throws InvalidValueException if an argument is blank
     */
    ManagedState resetBreaker(String name, String reason);

    /**
     * The breakers that live.
     *
     * @return their names at this moment
     * @throws IllegalStateException after {@link #close()}
     */
    Set<String> names();

    /**
     * Where states and their history are kept.
     *
     * @return the state manager
     */
    StateManager states();

    /** Gives all breakers up. Calls under way end without being counted. The state manager stays open. */
    @Override
    void close();

    /**
     * A manager that reads time from the coarse ticker of the executors.
     *
     * @param config bounds, and how breakers judge
     * @param states where states are kept; it must remember at least as many names as there may be breakers
     * @param executors whose ticker is read; not closed by the manager
     * @param clock the time of changes
     * @return the manager
     * @throws InvalidValueException if the state manager remembers fewer names than there may be breakers
     */
    static BreakerManager create(
            BreakerManagerConfig config, StateManager states, CommonsExecutors executors, InstantSource clock) {
        InvalidValueException.requirePresent("executors", executors);
        return create(config, states, executors.coarseTicker(), clock);
    }

    /**
     * A manager with a ticker of the caller's.
     *
     * @param config bounds, and how breakers judge
     * @param states where states are kept; it must remember at least as many names as there may be breakers
     * @param ticker measures calls and waits
     * @param clock the time of changes
     * @return the manager
     * @throws InvalidValueException if the state manager remembers fewer names than there may be breakers
     */
    static BreakerManager create(BreakerManagerConfig config, StateManager states, Ticker ticker, InstantSource clock) {
        return new DefaultBreakerManager(
                InvalidValueException.requirePresent("config", config),
                (DefaultStateManager) InvalidValueException.requirePresent("states", states),
                InvalidValueException.requirePresent("ticker", ticker),
                InvalidValueException.requirePresent("clock", clock));
    }
}
