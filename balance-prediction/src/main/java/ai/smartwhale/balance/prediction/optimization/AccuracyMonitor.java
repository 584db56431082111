// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.optimization;

import ai.smartwhale.balance.prediction.forecast.Forecast;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;

/**
 * Watches how well the forecasts of one series come true, by blocks of steps ahead, and notices when they become worse.
 * All measures fade with every value, and without fading equal the formulas over all values: mean absolute error, root
 * of the mean squared error, sMAPE (of 200 %), MASE by the seasonal naive errors seen so far, the share of values
 * within the interval, the pinball loss of its bounds, and the scaled interval score (MSIS).
 *
 * <p>Worse is judged on the absolute errors of the first block by the seasonal scale: by an adaptive window (ADWIN of
 * Bifet and Gavalda, 2007) and by cumulated sums of their standardised logarithms (Page, 1954).
 *
 * <p>Thread-safe. Noting a value allocates nothing. The listener is called outside of locks.
 */
public interface AccuracyMonitor {

    /**
     * Notes a value of the series, in order; the scale of MASE and MSIS follows from these.
     *
     * @param actual the value; NaN for a slot without one
     * @throws InvalidValueException if it is infinite
     */
    void observe(double actual);

    /**
     * Compares a value with what was forecast of it.
     *
     * @param step how many slots ahead it was forecast, 1 or more
     * @param actual what it is; nothing is noted for NaN
     * @param mean what was expected
     * @param lower the lower bound of the interval
     * @param upper the upper bound, not below the lower one
     * @throws InvalidValueException if a number is infinite, a forecast is NaN, or the bounds are in the wrong order
     * @throws LimitExceededException if the step is beyond the last block
     */
    void record(int step, double actual, double mean, double lower, double upper);

    /**
     * Compares a value with one step of a forecast, by its interval of the configured level; without one, the bounds
     * are the expected value.
     *
     * @param step how many slots ahead it was forecast, 1 or more
     * @param actual what it is
     * @param forecast of this value at this step
     * @throws InvalidValueException if the value is infinite or the forecast has no such step
     */
    default void record(int step, double actual, Forecast forecast) {
        InvalidValueException.requirePresent("forecast", forecast);
        InvalidValueException.requireRange("step", step, 1, forecast.horizon());
        double mean = forecast.mean(step - 1);
        var interval = forecast.interval(level()).orElse(null);
        if (interval == null) {
            record(step, actual, mean, mean, mean);
        } else {
            record(step, actual, mean, interval.lower(step - 1), interval.upper(step - 1));
        }
    }

    /**
     * The level of the interval that is watched.
     *
     * @return between 0 and 1
     */
    double level();

    /**
     * How well forecasts came true.
     *
     * @return the measures of every block for which there are values
     */
    AccuracyReport monitorAccuracy();

    /**
     * Everything that was noted.
     *
     * @return bytes for {@link #restore}
     */
    byte[] snapshot();

    /**
     * Replaces everything that was noted.
     *
     * @param snapshot from a monitor with the same settings
     * @throws InvalidValueException if it is damaged or of other settings
     */
    void restore(byte[] snapshot);

    /**
     * Creates a monitor of one series.
     *
     * @param config blocks, fading and level
     * @param listener told when forecasts become worse
     * @return the monitor
     */
    static AccuracyMonitor create(AccuracyMonitorConfig config, DriftListener listener) {
        return new DefaultAccuracyMonitor(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("listener", listener));
    }
}
