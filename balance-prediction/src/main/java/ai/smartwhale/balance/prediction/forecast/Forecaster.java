// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.util.Set;

/**
 * Learns one series slot by slot and says what comes next, with intervals calibrated on its own past errors. It sees
 * nothing but the values it was given, in order: the same values give the same forecasts, whether they came one by one
 * or from a restored snapshot. Memory is bounded by the configuration, and an update allocates nothing once the longest
 * lag is full.
 *
 * <p>Not safe for use by several threads at once.
 *
 * <pre>{@code
 * SeriesConfig hourly = SeriesConfig.builder().step(Duration.ofHours(1)).seasons(24, 168).build();
 * Forecaster demand = Forecaster.autoregression(hourly);
 * history.forEach(demand::update);
 * Forecast twoDays = demand.forecast(48);
 * }</pre>
 */
public interface Forecaster {

    /** The largest value that is taken, and the least with its sign changed. */
    double LARGEST_VALUE = 1e30;

    /**
     * A forecaster of a method with its usual parameters.
     *
     * @param method the method
     * @param config of the series
     * @return the forecaster
     * @throws InvalidValueException if one is null
     */
    static Forecaster create(ForecastMethod method, SeriesConfig config) {
        return ForecasterFactory.create(method, config);
    }

    /**
     * Recursive least squares on lags with parameters of one's own.
     *
     * @param config of the series
     * @param autoregression the parameters
     * @return the forecaster
     * @throws InvalidValueException if one is null
     */
    static Forecaster autoregression(SeriesConfig config, AutoregressionConfig autoregression) {
        return ForecasterFactory.autoregression(config, autoregression);
    }

    /**
     * Recursive least squares on lags: the forecaster to begin with.
     *
     * @param config of the series
     * @return the forecaster
     * @throws InvalidValueException if it is null
     */
    static Forecaster autoregression(SeriesConfig config) {
        return create(ForecastMethod.AUTOREGRESSION, config);
    }

    /**
     * What is known of the series.
     *
     * @return the configuration
     */
    SeriesConfig config();

    /**
     * How it forecasts.
     *
     * @return the method
     */
    ForecastMethod method();

    /**
     * How many slots were given, those without a value included.
     *
     * @return 0 or more
     */
    long slots();

    /**
     * Takes the value of the next slot.
     *
     * @param value the value, -1e30..1e30; NaN for a slot without one
     * @throws InvalidValueException if the value is infinite or out of this range; nothing is changed then
     */
    void update(double value);

    /**
     * Forecasts the coming slots.
     *
     * @param horizon how many, 1..1,024
     * @return means, intervals of every configured level, and what to beware of
     * @throws InvalidValueException if the horizon is below 1
     * @throws LimitExceededException if it is above 1,024
     */
    Forecast forecast(int horizon);

    /**
     * Forecasts the coming slots without allocating anything.
     *
     * @param mean receives the expected values, as many as it has places, 1..1,024
     * @throws InvalidValueException if it has no places
     * @throws LimitExceededException if it has more than 1,024
     */
    void forecastInto(double[] mean);

    /**
     * The highest value of the coming slots, its bound calibrated on past peaks.
     *
     * @param horizon how many slots, 1..1,024
     * @param level the probability that the peak stays at or below the upper bound, between 0 and 1
     * @return the peak
     * @throws InvalidValueException if the horizon is below 1 or the level is none
     * @throws LimitExceededException if the horizon is above 1,024
     */
    BoundForecast peak(int horizon, double level);

    /**
     * The sum of the coming slots, its bound calibrated on past sums.
     *
     * @param horizon how many slots, 1..1,024
     * @param level the probability that the sum stays at or below the upper bound, between 0 and 1
     * @return the sum
     * @throws InvalidValueException if the horizon is below 1 or the level is none
     * @throws LimitExceededException if the horizon is above 1,024
     */
    BoundForecast total(int horizon, double level);

    /**
     * What to beware of in a forecast made now.
     *
     * @return the flags, in the order of their declaration
     */
    Set<ForecastFlag> flags();

    /**
     * All that was learned, to go on later or elsewhere. The form carries a version and the method.
     *
     * @return the bytes
     */
    byte[] snapshot();

    /**
     * Replaces all that was learned. Afterwards the forecaster is equal to the one that made the snapshot.
     *
     * @param snapshot of a forecaster with the same method and configuration
     * @throws InvalidValueException if the snapshot is of another version, method or configuration, or damaged; nothing
     *     is changed then
     */
    void restore(byte[] snapshot);
}
