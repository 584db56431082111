// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;
import java.util.function.DoubleConsumer;

/**
 * Turns values with timestamps into a series with one number for each slot, such as a {@link Forecaster} takes: gaps
 * become slots without a value, values of one slot are merged, late ones are counted and left out. It has no clock of
 * its own.
 *
 * <p>Not safe for use by several threads at once.
 *
 * <pre>{@code
 * SeriesClock slots = SeriesClock.create(SeriesClockConfig.counts(Duration.ofMinutes(1)), forecaster::update);
 * slots.record(request.timestamp(), 1);
 * slots.advance(clock.instant());
 * }</pre>
 */
public interface SeriesClock {

    /**
     * A clock that begins with the slot of the first value.
     *
     * @param config how values become slots
     * @param slots receives the number of each slot once it is closed, NaN for none
     * @return the clock
     * @throws InvalidValueException if one is null
     */
    static SeriesClock create(SeriesClockConfig config, DoubleConsumer slots) {
        return new DefaultSeriesClock(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("slots", slots));
    }

    /**
     * Takes a value, and closes all slots that are over by its timestamp.
     *
     * @param at when it was
     * @param value the value
     * @return what became of it
     * @throws InvalidValueException if the timestamp is null
     */
    SlotOutcome record(Instant at, double value);

    /**
     * Closes all slots that are over, also when no value came, as far as the longest gap at one time.
     *
     * @param now the present
     * @return how many were closed
     * @throws InvalidValueException if the present is null
     */
    int advance(Instant now);

    /**
     * What happened so far.
     *
     * @return the counts
     */
    SlotTally tally();
}
