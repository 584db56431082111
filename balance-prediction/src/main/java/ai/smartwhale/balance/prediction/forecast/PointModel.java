// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

/**
 * One way to forecast, without intervals and without care for bad input. Bounded memory; an update allocates nothing.
 */
interface PointModel {

    /**
     * Takes the value of the next slot.
     *
     * @param value a finite number, or NaN for a slot without one
     */
    void update(double value);

    /**
     * Writes finite numbers into the first places, whatever was seen before.
     *
     * @param mean receives the expected values
     * @param horizon how many, at most as many as there are places
     */
    void forecastInto(double[] mean, int horizon);

    /**
     * Whether it forecasts by its own method and not yet by a simpler one.
     *
     * @return false while it has too few values
     */
    boolean ready();

    /**
     * Writes all that was learned.
     *
     * @param state receives it
     */
    void write(StateWriter state);

    /**
     * Replaces all that was learned by what another one of the same parameters wrote.
     *
     * @param state where it stands
     */
    void read(StateReader state);
}
