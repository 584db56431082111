// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Knows the state of every breaker, which change is legal, and what happened before; with a {@link BreakerStateStore}
 * an open breaker is still open after a restart. A {@link BreakerManager} reports to it; a host that guards something
 * else may use it by itself.
 *
 * <p>Thread-safe. Listeners are called outside of locks, by the thread that made the change; changes of several threads
 * may reach a listener in any order, their instants tell.
 */
public sealed interface StateManager extends AutoCloseable permits DefaultStateManager {

    /**
     * The state of a breaker. One that is not known yet begins with what the store has of it, or closed.
     *
     * @param name the breaker, 1 to 256 characters
     * @return its state
     * @throws InvalidValueException if the name is blank
     * @throws LimitExceededException if the name is too long, or if no more names can be remembered
     * @throws IllegalStateException after {@link #close()}
     */
    ManagedState manageState(String name);

    /**
     * The state of a breaker, if it is known.
     *
     * @param name the breaker
     * @return its state; empty if it was never managed and the store has nothing of it
     * @throws IllegalStateException after {@link #close()}
     */
    Optional<ManagedState> find(String name);

    /**
     * Brings a breaker into another state. Where a live breaker has this name, it follows: it takes the time that it
     * stays open from its own configuration.
     *
     * @param name the breaker
     * @param to the state it shall have
     * @param reason why, for a person to read; at most 500 characters
     * @return its state now
     * @throws IllegalTransitionException if that state cannot follow the present one
     * @throws InvalidValueException if a text is blank
     * @throws LimitExceededException if a text is too long, or if no more names can be remembered
     * @throws IllegalStateException after {@link #close()}
     */
    ManagedState transition(String name, BreakerState to, String reason);

    /**
     * Remembers a change that has happened elsewhere, saves it and tells the listeners. It is not judged: what has
     * happened has happened.
     *
     * @param change the change
     * @throws LimitExceededException if a text of the change is too long, or if no more names can be remembered
     * @throws IllegalStateException after {@link #close()}
     */
    void storeHistory(StateChange change);

    /**
     * What happened to a breaker.
     *
     * @param name the breaker
     * @return the newest changes, the oldest of them first; empty if there are none
     * @throws IllegalStateException after {@link #close()}
     */
    List<StateChange> history(String name);

    /**
     * Tells a listener of every change.
     *
     * @param listener is called by the thread that made the change; what it throws is logged
     * @return ends the telling when it is closed
     * @throws LimitExceededException if there are 1,000 listeners already
     */
    Registration onChange(Consumer<? super StateChange> listener);

    /** Saves what is not saved yet, within the time of the configuration. Closing twice does nothing. */
    @Override
    void close();

    /**
     * A manager whose states end with it.
     *
     * @param config its bounds
     * @param clock the time of changes
     * @return the manager
     */
    static StateManager create(StateConfig config, InstantSource clock) {
        return new DefaultStateManager(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("clock", clock),
                Optional.empty());
    }

    /**
     * A manager whose states survive. A save follows each change by the time that the executor needs; changes of that
     * time share one save. A save that fails is logged and tried again with the next change. A store that cannot be
     * read is logged, and its states are then not known.
     *
     * @param config its bounds
     * @param clock the time of changes
     * @param store where states are kept
     * @param saver runs the saves, which may block
     * @return the manager, with what the store had
     */
    static StateManager create(StateConfig config, InstantSource clock, BreakerStateStore store, Executor saver) {
        InvalidValueException.requirePresent("config", config);
        return new DefaultStateManager(
                config,
                InvalidValueException.requirePresent("clock", clock),
                Optional.of(new StateSaver(
                        InvalidValueException.requirePresent("store", store),
                        InvalidValueException.requirePresent("saver", saver))));
    }
}
