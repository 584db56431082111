// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.optimization;

import ai.smartwhale.balance.prediction.forecast.Forecast;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;

/**
 * Decides, while a series goes on, which forecaster or blend of forecasters serves it. Every forecaster is charged for
 * what it forecasts, one slot ahead and over a whole path, by the scale of the series; charges fade, and weights fall
 * exponentially with them (Herbster and Warmuth, 1998). Nearby slots get the mean by weights, far ones the median of
 * the best three; a sparse series gets the single best, since a mean of many never says zero. Forecasters that are
 * hopeless are retired and cost nothing from then on.
 *
 * <p>Not safe for use by several threads at once.
 */
public interface ModelOptimizer {

    /**
     * Takes the value of the next slot.
     *
     * @param value the value; NaN for a slot without one
     * @throws InvalidValueException if it is infinite; nothing is changed then
     */
    void update(double value);

    /**
     * Which forecasters serve now, and why.
     *
     * @param horizon for how many slots, 1 to that of the series
     * @return the choice
     * @throws InvalidValueException if the horizon is below 1
     * @throws LimitExceededException if it is above that of the series
     */
    ForecasterChoice optimizeModel(int horizon);

    /**
     * Forecasts by the forecasters that serve.
     *
     * @param horizon how many slots, 1 to that of the series
     * @return means and bounds combined in the same way, and the flags of the best forecaster
     * @throws InvalidValueException if the horizon is below 1
     * @throws LimitExceededException if it is above that of the series
     */
    Forecast forecast(int horizon);

    /** Forgets all charges and takes retired forecasters back, who learn from here on: after a drift. */
    void reconsider();

    /**
     * All that was learned.
     *
     * @return bytes for {@link #restore}
     */
    byte[] snapshot();

    /**
     * Replaces all that was learned.
     *
     * @param snapshot from an optimizer with the same settings
     * @throws InvalidValueException if it is damaged or of other settings
     */
    void restore(byte[] snapshot);

    /**
     * Creates an optimizer of one series.
     *
     * @param config the series and the forecasters to choose from
     * @return the optimizer
     */
    static ModelOptimizer create(ModelOptimizerConfig config) {
        return new DefaultModelOptimizer(InvalidValueException.requirePresent("config", config));
    }
}
