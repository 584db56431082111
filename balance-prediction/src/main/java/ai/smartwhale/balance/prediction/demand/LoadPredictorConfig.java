// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

import ai.smartwhale.balance.prediction.forecast.ForecastMethod;
import ai.smartwhale.balance.prediction.forecast.SeriesConfig;
import ai.smartwhale.balance.prediction.forecast.ValueKind;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;

/**
 * How load is counted and when to warn.
 *
 * @param series slots, seasons and how far is forecast; by default slots of 10 seconds, 30 of them ahead, no seasons,
 *     intervals from 64 past forecasts
 * @param method how is forecast; {@link ForecastMethod#MIXTURE} by default
 * @param capacity what the system can carry in a slot, above 0
 * @param window how many slots are taken together, 1 to the horizon; 3 by default
 * @param probability above which an overload is warned of, above 0, less than 1; 0.5 by default
 */
public record LoadPredictorConfig(
        SeriesConfig series, ForecastMethod method, double capacity, int window, double probability) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is outside of its range
     * @throws LimitExceededException if the window is longer than the horizon
     */
    public LoadPredictorConfig {
        InvalidValueException.requirePresent("series", series);
        InvalidValueException.requirePresent("method", method);
        Values.requirePositive("capacity", capacity);
        InvalidValueException.requireRange("window", window, 1, Integer.MAX_VALUE);
        LimitExceededException.requireAtMost("window, in slots", window, series.horizon());
        Values.requireInside("probability", probability);
    }

    /**
     * The documented defaults.
     *
     * @param capacity what the system can carry in a slot of 10 seconds, above 0
     * @return the settings
     * @throws InvalidValueException if the capacity is not above 0
     */
    public static LoadPredictorConfig ofCapacity(double capacity) {
        SeriesConfig series = SeriesConfig.builder()
                .step(Duration.ofSeconds(10))
                .kind(ValueKind.COUNT)
                .horizon(30)
                .origins(64)
                .build();
        return new LoadPredictorConfig(series, ForecastMethod.MIXTURE, capacity, 3, 0.5);
    }

    /**
     * The same with other slots.
     *
     * @param other slots, seasons and how far is forecast
     * @return the settings
     */
    public LoadPredictorConfig withSeries(SeriesConfig other) {
        return new LoadPredictorConfig(other, method, capacity, window, probability);
    }

    /**
     * The same with another method.
     *
     * @param other how is forecast
     * @return the settings
     */
    public LoadPredictorConfig withMethod(ForecastMethod other) {
        return new LoadPredictorConfig(series, other, capacity, window, probability);
    }

    /**
     * The same with another window.
     *
     * @param slots taken together, 1 to the horizon
     * @return the settings
     */
    public LoadPredictorConfig withWindow(int slots) {
        return new LoadPredictorConfig(series, method, capacity, slots, probability);
    }

    /**
     * The same with another probability.
     *
     * @param least above which an overload is warned of, above 0, less than 1
     * @return the settings
     */
    public LoadPredictorConfig withProbability(double least) {
        return new LoadPredictorConfig(series, method, capacity, window, least);
    }
}
