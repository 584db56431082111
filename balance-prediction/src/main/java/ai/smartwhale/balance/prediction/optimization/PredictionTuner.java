// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.optimization;

import ai.smartwhale.balance.prediction.forecast.SeriesConfig;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.Ticker;

/**
 * Finds better parameters for the autoregression of one series: its lags, how fast it forgets, its scale, and whether
 * it works on differences. Candidates are compared by what they would have forecast from up to ten points of the past
 * (rolling origins), on more and more of the past as their number is halved (successive halving, Jamieson and
 * Talwalkar, 2016). The winner is chosen by the earlier origins and must be better from every one of them, the later
 * ones too; else the defaults stay: of many candidates, one always seems better by chance.
 *
 * <p>Thread-safe; works in the calling thread, off the hot path, until it is done or the time is up.
 */
@FunctionalInterface
public interface PredictionTuner {

    /**
     * Tunes.
     *
     * @param series what is known of the series
     * @param values its values in order, NaN for a slot without one
     * @return the best parameters, with reasons; the defaults where nothing is surely better
     * @throws InvalidValueException if an argument is null or a value is infinite
     */
    TuningResult tunePredictions(SeriesConfig series, double[] values);

    /**
     * Creates a tuner with the defaults.
     *
     * @return the tuner
     */
    static PredictionTuner create() {
        return create(PredictionTunerConfig.defaults(), Ticker.system());
    }

    /**
     * Creates a tuner.
     *
     * @param config origins, budget, and what counts as better
     * @param ticker tells when the budget is used up
     * @return the tuner
     */
    static PredictionTuner create(PredictionTunerConfig config, Ticker ticker) {
        return new DefaultPredictionTuner(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("ticker", ticker));
    }
}
