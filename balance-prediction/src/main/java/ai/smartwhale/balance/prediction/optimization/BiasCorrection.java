// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.optimization;

import ai.smartwhale.balance.prediction.forecast.Forecast;
import ai.smartwhale.balance.prediction.forecast.PredictionInterval;
import ai.smartwhale.balance.prediction.forecast.ValueKind;
import ai.smartwhale.commons.InvalidValueException;
import java.util.Arrays;
import java.util.List;

/**
 * What forecasts are usually too low by, in blocks of as many steps. Immutable.
 *
 * @param stepsPerBlock how many steps a block has, 1 or more
 * @param additions what is added in each block; 0 where a correction did not help; steps beyond the last block get
 *     nothing
 */
public record BiasCorrection(int stepsPerBlock, List<Double> additions) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is outside of its range
     */
    public BiasCorrection {
        InvalidValueException.requireRange("stepsPerBlock", stepsPerBlock, 1, Integer.MAX_VALUE);
        additions = List.copyOf(InvalidValueException.requirePresent("additions", additions));
        for (double addition : additions) {
            if (!Double.isFinite(addition)) {
                throw new InvalidValueException("additions", addition, "finite numbers");
            }
        }
    }

    /**
     * Nothing to correct.
     *
     * @return the correction
     */
    public static BiasCorrection none() {
        return new BiasCorrection(1, List.of());
    }

    /**
     * Whether anything is corrected.
     *
     * @return false if every addition is 0
     */
    public boolean active() {
        return additions.stream().anyMatch(addition -> addition != 0);
    }

    /**
     * Corrects a forecast.
     *
     * @param forecast as it was made
     * @param kind what the values can be; the result keeps to it
     * @return the forecast with its means and bounds moved
     */
    public Forecast apply(Forecast forecast, ValueKind kind) {
        if (!active()) {
            return forecast;
        }
        return new Forecast(
                moved(forecast.mean(), kind),
                forecast.intervals().stream()
                        .map(interval -> new PredictionInterval(
                                interval.level(), moved(interval.lower(), kind), moved(interval.upper(), kind)))
                        .toList(),
                forecast.flags());
    }

    private double[] moved(double[] values, ValueKind kind) {
        double least = kind == ValueKind.REAL ? Double.NEGATIVE_INFINITY : 0;
        Arrays.setAll(values, step -> Math.max(least, values[step] + addition(step)));
        return values;
    }

    double addition(int step) {
        int block = step / stepsPerBlock;
        return block < additions.size() ? additions.get(block) : 0;
    }
}
