// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.concurrent.Ticker;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Switches features off as load rises, and on again as it falls. It worsens to the level that the load calls for, and
 * eases one step at a time, so that what is switched on again has time to show its cost.
 *
 * <p>Thread-safe. Listeners are called outside of locks, by the thread that made the change.
 */
public interface Degradation extends AutoCloseable {

    /**
     * Reports the load, or whatever the levels are defined by. Levels change only on reports, so a host reports
     * regularly.
     *
     * @param load 0 or more, finite
     * @return the level now
     * @throws InvalidValueException if the load is negative, infinite or not a number
     * @throws IllegalStateException after {@link #close()}
     */
    DegradationLevel report(double load);

    /**
     * Whether a feature is on. Costs one volatile read and one search by name.
     *
     * @param feature its name
     * @return true if the present level leaves it on
     * @throws InvalidValueException if no such feature is known
     * @throws IllegalStateException after {@link #close()}
     */
    boolean isEnabled(String feature);

    /**
     * The present level.
     *
     * @return the level
     * @throws IllegalStateException after {@link #close()}
     */
    DegradationLevel level();

    /**
     * Holds a level, whatever the load, until {@link #release}.
     *
     * @param level the name of the level
     * @param reason why, for a person to read
     * @return the level
     * @throws InvalidValueException if there is no level of that name, or the reason is blank
     * @throws IllegalStateException after {@link #close()}
     */
    DegradationLevel hold(String level, String reason);

    /**
     * Lets reports decide again, from the level that was held. Does nothing if none is.
     *
     * @throws IllegalStateException after {@link #close()}
     */
    void release();

    /**
     * Tells a listener of every change.
     *
     * @param listener what it throws is logged
     * @return ends the telling when it is closed
     * @throws LimitExceededException if there are 1,000 listeners already
     */
    Registration onChange(Consumer<? super LevelChange> listener);

    /** Refuses further use. */
    @Override
    void close();

    /**
     * A ladder at its first level.
     *
     * @param config the levels
     * @param ticker measures how long a load lasts
     * @param clock the time of changes
     * @return the ladder
     */
    static Degradation create(DegradationConfig config, Ticker ticker, InstantSource clock) {
        return new DefaultDegradation(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("ticker", ticker),
                InvalidValueException.requirePresent("clock", clock));
    }
}
