// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.optimization;

import ai.smartwhale.balance.prediction.forecast.ForecastMethod;
import ai.smartwhale.balance.prediction.forecast.SeriesConfig;
import ai.smartwhale.balance.prediction.forecast.ValueKind;
import ai.smartwhale.commons.InvalidValueException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * What a {@link ModelOptimizer} chooses from.
 *
 * @param series what is known of the series
 * @param methods the forecasters, 1 to 9, each once; of equals, the one named first wins
 * @param rate how fast weights fall with charges, above 0; 0.5 by default
 * @param fading what a charge is worth a slot later, above 0, less than 1; 0.98 by default
 * @param patience how many slots a forecaster is kept that is hopeless, 10 or more; 200 by default
 */
public record ModelOptimizerConfig(
        SeriesConfig series, List<ForecastMethod> methods, double rate, double fading, int patience) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is outside of its range
     */
    public ModelOptimizerConfig {
        InvalidValueException.requirePresent("series", series);
        methods = List.copyOf(InvalidValueException.requirePresent("methods", methods));
        InvalidValueException.requireRange("methods.size", methods.size(), 1, ForecastMethod.values().length);
        if (EnumSet.copyOf(methods).size() < methods.size()) {
            throw new InvalidValueException("methods", methods, "each method once");
        }
        if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new InvalidValueException("rate", rate, "a finite number above 0");
        }
        if (!(fading > 0 && fading < 1)) {
            throw new InvalidValueException("fading", fading, "above 0, less than 1");
        }
        InvalidValueException.requireRange("patience", patience, 10, Integer.MAX_VALUE);
    }

    /**
     * The documented defaults.
     *
     * @param series what is known of the series
     * @return the settings
     */
    public static ModelOptimizerConfig of(SeriesConfig series) {
        InvalidValueException.requirePresent("series", series);
        List<ForecastMethod> methods = new ArrayList<>(
                List.of(ForecastMethod.AUTOREGRESSION, ForecastMethod.SEASONAL_NAIVE, ForecastMethod.SMOOTHING));
        if (series.kind() == ValueKind.COUNT) {
            methods.addAll(List.of(ForecastMethod.SPARSE, ForecastMethod.MIXTURE));
        }
        if (!series.seasons().isEmpty()) {
            methods.add(ForecastMethod.SEASONAL_REGRESSION);
        }
        return new ModelOptimizerConfig(series, methods, 0.5, 0.98, 200);
    }

    /**
     * The same with other forecasters.
     *
     * @param others 1 to 9, each once
     * @return the settings
     */
    public ModelOptimizerConfig withMethods(ForecastMethod... others) {
        return new ModelOptimizerConfig(series, List.of(others), rate, fading, patience);
    }

    /**
     * The same with another patience.
     *
     * @param slots for which a hopeless forecaster is kept, 10 or more
     * @return the settings
     */
    public ModelOptimizerConfig withPatience(int slots) {
        return new ModelOptimizerConfig(series, methods, rate, fading, slots);
    }
}
