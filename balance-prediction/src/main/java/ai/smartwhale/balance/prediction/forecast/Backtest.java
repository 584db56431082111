// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import ai.smartwhale.commons.InvalidValueException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Tries a forecaster on the past: from several origins, each time from the values before it alone. Pure functions, safe
 * for use by many threads.
 */
public final class Backtest {

    private Backtest() {}

    /**
     * Runs one forecaster through the values once and has it forecast at each origin. The last origins that leave room
     * for a whole horizon are taken.
     *
     * @param forecasters makes the forecaster
     * @param values in order, NaN for a slot without one
     * @param config from where to forecast
     * @return what it forecast and what came
     * @throws InvalidValueException if an argument is null or a value infinite
     */
    public static BacktestResult rollingOrigin(
            Supplier<Forecaster> forecasters, double[] values, BacktestConfig config) {
        InvalidValueException.requirePresent("values", values);
        InvalidValueException.requirePresent("config", config);
        Forecaster forecaster =
                InvalidValueException.requirePresent("forecasters", forecasters).get();
        int last = values.length - config.horizon();
        List<BacktestOrigin> origins = new ArrayList<>();
        for (int start = 0; start <= last; start++) {
            long left = (long) last - start;
            boolean origin = left % config.spacing() == 0 && left / config.spacing() < config.origins();
            if (origin && start >= config.warmup()) {
                double[] actual = Arrays.copyOfRange(values, start, start + config.horizon());
                if (Arrays.stream(actual).anyMatch(value -> !Double.isNaN(value))) {
                    origins.add(new BacktestOrigin(start, actual, forecaster.forecast(config.horizon())));
                }
            }
            if (start < values.length) {
                forecaster.update(values[start]);
            }
        }
        return new BacktestResult(origins);
    }
}
