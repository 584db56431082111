// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

import ai.smartwhale.balance.prediction.forecast.ForecastMethod;
import ai.smartwhale.balance.prediction.forecast.SeriesConfig;
import ai.smartwhale.balance.prediction.forecast.ValueKind;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * How load is counted and when to warn.
 *
 * @param series slots, seasons and how far is forecast; by default slots of 10 seconds, 30 of them ahead, no seasons,
 *     intervals from 64 past forecasts
 * @param method how is forecast; {@link ForecastMethod#AUTOREGRESSION} by default
 * @param capacity what the system can carry in a slot, above 0
 * @param tolerance how long work may wait, zero or more; as long as a slot by default
 * @param probability above which an overload is warned of, above 0, less than 1; 0.3 by default: to miss an overload is
 *     about twice as bad as to warn in vain
 */
public record LoadPredictorConfig(
        SeriesConfig series, ForecastMethod method, double capacity, Duration tolerance, double probability) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is outside of its range
     */
    public LoadPredictorConfig {
        InvalidValueException.requirePresent("series", series);
        InvalidValueException.requirePresent("method", method);
        Values.requirePositive("capacity", capacity);
        if (InvalidValueException.requirePresent("tolerance", tolerance).isNegative()) {
            throw new InvalidValueException("tolerance", tolerance, "zero or more");
        }
        InvalidValueException.requireRange("series.horizon", series.horizon(), WarningLatch.SLOTS, Integer.MAX_VALUE);
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
        Duration step = Duration.ofSeconds(10);
        SeriesConfig series = SeriesConfig.builder()
                .step(step)
                .kind(ValueKind.COUNT)
                .horizon(30)
                .origins(64)
                .build();
        return new LoadPredictorConfig(series, ForecastMethod.AUTOREGRESSION, capacity, step, 0.3);
    }

    /**
     * The same with other slots.
     *
     * @param other slots, seasons and how far is forecast
     * @return the settings
     */
    public LoadPredictorConfig withSeries(SeriesConfig other) {
        return new LoadPredictorConfig(other, method, capacity, tolerance, probability);
    }

    /**
     * The same with another method.
     *
     * @param other how is forecast
     * @return the settings
     */
    public LoadPredictorConfig withMethod(ForecastMethod other) {
        return new LoadPredictorConfig(series, other, capacity, tolerance, probability);
    }

    /**
     * The same with another tolerance.
     *
     * @param time that work may wait, zero or more
     * @return the settings
     */
    public LoadPredictorConfig withTolerance(Duration time) {
        return new LoadPredictorConfig(series, method, capacity, time, probability);
    }

    /**
     * The same with another probability.
     *
     * @param least above which an overload is warned of, above 0, less than 1
     * @return the settings
     */
    public LoadPredictorConfig withProbability(double least) {
        return new LoadPredictorConfig(series, method, capacity, tolerance, least);
    }
}
