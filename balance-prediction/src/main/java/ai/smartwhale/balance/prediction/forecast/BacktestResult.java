// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * What a backtest showed.
 *
 * @param origins each forecast beside what came, in order; those without any value left out
 */
public record BacktestResult(List<BacktestOrigin> origins) {

    /** Copies the list. */
    public BacktestResult {
        origins = List.copyOf(origins);
    }

    /**
     * The mean absolute error over all origins.
     *
     * @return the error; nothing without origins
     */
    public OptionalDouble mae() {
        return mean(origin -> Accuracy.mae(origin.actual(), origin.forecast().mean()));
    }

    /**
     * The mean over all origins of the root of the mean squared error.
     *
     * @return the error; nothing without origins
     */
    public OptionalDouble rmse() {
        return mean(origin -> Accuracy.rmse(origin.actual(), origin.forecast().mean()));
    }

    /**
     * The mean symmetric percentage error over all origins.
     *
     * @return 0..200; nothing without origins
     */
    public OptionalDouble smape() {
        return mean(origin -> Accuracy.smape(origin.actual(), origin.forecast().mean()));
    }

    /**
     * The weighted percentage error of all slots together.
     *
     * @return the error; nothing without origins
     */
    public OptionalDouble wape() {
        if (origins.isEmpty()) {
            return OptionalDouble.empty();
        }
        double[] actual = origins.stream()
                .flatMapToDouble(origin -> Arrays.stream(origin.actual()))
                .toArray();
        double[] forecast = origins.stream()
                .flatMapToDouble(origin -> Arrays.stream(origin.forecast().mean()))
                .toArray();
        return OptionalDouble.of(Accuracy.wape(actual, forecast));
    }

    /**
     * The share of values within the interval of a level.
     *
     * @param level one of the forecaster's levels
     * @return 0..1; nothing without origins or without this level
     */
    public OptionalDouble coverage(double level) {
        List<BacktestOrigin> with = origins.stream()
                .filter(origin -> origin.forecast().interval(level).isPresent())
                .toList();
        return new BacktestResult(with)
                .mean(origin -> origin.forecast()
                        .interval(level)
                        .map(interval -> Accuracy.coverage(origin.actual(), interval.lower(), interval.upper()))
                        .orElseThrow());
    }

    private OptionalDouble mean(ToDoubleFunction<BacktestOrigin> measure) {
        return origins.stream().mapToDouble(measure).average();
    }
}
