// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Forecasts the load of the whole system, warns before it exceeds what the system can carry, and says what to do. The
 * load is counted by slots. What comes above the capacity waits, and the system is overloaded when it waits longer than
 * is tolerated: a moment of more load, which a queue absorbs, is no overload.
 *
 * <p>A warning is raised when an overload is more probable than the configuration allows for two of the three coming
 * slots, and withdrawn when for three slots in a row it was less than half as probable for all of them: it does not
 * flicker.
 *
 * <p>Thread-safe. Counting a load allocates nothing except at the end of a slot. Listeners are called by the thread
 * whose call ended the slot, outside of locks.
 */
public interface LoadPredictor {

    /**
     * Counts a load, now.
     *
     * @param load how much, in the unit of the capacity: requests, tokens, bytes; 0 or more
     * @throws InvalidValueException if it is negative or not finite
     */
    void observe(double load);

    /** Looks at the clock and ends the slots that are over: to be called at times when nothing may be observed. */
    void advance();

    /**
     * Forecasts the load.
     *
     * @param ahead how far, above zero, at most the configured horizon
     * @return slot by slot, with the probability of an overload and what to do against it
     * @throws InvalidValueException if the time is zero, negative, or longer than the horizon
     */
    LoadForecast predictLoad(Duration ahead);

    /**
     * Changes what the system can carry.
     *
     * @param perSlot load for each slot, above 0
     * @throws InvalidValueException if it is not above 0
     */
    void capacity(double perSlot);

    /**
     * All that was learned.
     *
     * @return bytes for {@link #restore}
     */
    byte[] snapshot();

    /**
     * Replaces all that was learned; slots for which nobody counted are without a value.
     *
     * @param snapshot from a predictor with the same settings
     * @throws InvalidValueException if it is damaged or of other settings
     */
    void restore(byte[] snapshot);

    /**
     * Creates a predictor.
     *
     * @param config slots, capacity and when to warn
     * @param clock tells which slot it is
     * @param listener told of warnings; {@link LoadListener#NONE} for nobody
     * @return the predictor
     */
    static LoadPredictor create(LoadPredictorConfig config, InstantSource clock, LoadListener listener) {
        return new DefaultLoadPredictor(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("clock", clock),
                InvalidValueException.requirePresent("listener", listener));
    }
}
