// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import ai.smartwhale.commons.InvalidValueException;

/** Puts the forecasters together. */
final class ForecasterFactory {

    private ForecasterFactory() {}

    static Forecaster create(ForecastMethod method, SeriesConfig config) {
        InvalidValueException.requirePresent("method", method);
        InvalidValueException.requirePresent("config", config);
        return new DefaultForecaster(method, config, () -> new SeasonalNaive(config.shortestSeason()));
    }

    static Forecaster autoregression(SeriesConfig config, AutoregressionConfig autoregression) {
        InvalidValueException.requirePresent("config", config);
        InvalidValueException.requirePresent("autoregression", autoregression);
        return create(ForecastMethod.AUTOREGRESSION, config);
    }
}
