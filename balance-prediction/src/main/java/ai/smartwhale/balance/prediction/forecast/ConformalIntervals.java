// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Arrays;
import java.util.List;

/**
 * Prediction intervals from the errors of past forecasts made at rolling origins: no assumption on how errors are
 * distributed, only that those to come are like those before (Vovk, Gammerman and Shafer, Algorithmic Learning in a
 * Random World, 2005; for series: Stankevičiūtė, Alaa and van der Schaar, Conformal Time-series Forecasting, 2021).
 * Neighbouring steps share their errors. Pure functions, safe for use by many threads.
 */
public final class ConformalIntervals {

    /** How many steps to each side share their errors with a step. */
    static final int POOL = 5;

    private ConformalIntervals() {}

    /**
     * An interval around a forecast.
     *
     * @param mean the expected values
     * @param errors of past forecasts, one array for each origin: value less forecast, step by step, NaN where unknown
     * @param level the probability that a value lies within, between 0 and 1
     * @return the interval; steps for which no error is known take the nearest step before
     * @throws InvalidValueException if there is no error at all, one is infinite, or the level is none
     */
    public static PredictionInterval around(double[] mean, List<double[]> errors, double level) {
        SeriesConfig.requireLevel("level", level);
        InvalidValueException.requirePresent("errors", errors);
        double[] lower = InvalidValueException.requirePresent("mean", mean).clone();
        double[] upper = mean.clone();
        double[] known = new double[0];
        for (int step = 0; step < mean.length; step++) {
            double[] near = pooled(errors, step);
            known = near.length == 0 ? known : near;
            if (known.length == 0) {
                throw new InvalidValueException("errors", "none for step " + step, "at least one");
            }
            lower[step] += Math.min(0, quantile(known, known.length, (1 - level) / 2));
            upper[step] += Math.max(0, quantile(known, known.length, (1 + level) / 2));
        }
        return new PredictionInterval(level, lower, upper);
    }

    private static double[] pooled(List<double[]> errors, int step) {
        double[] found = errors.stream()
                .flatMapToDouble(path -> Arrays.stream(
                        path, Math.min(path.length, Math.max(0, step - POOL)), Math.min(path.length, step + POOL + 1)))
                .filter(error -> !Double.isNaN(error))
                .sorted()
                .toArray();
        if (found.length > 0 && (Double.isInfinite(found[0]) || Double.isInfinite(found[found.length - 1]))) {
            throw new InvalidValueException("errors", "an infinite one", "finite numbers, or NaN for unknown ones");
        }
        return found;
    }

    /**
     * The quantile that a further value stays below with the given probability if it is exchangeable with the known
     * ones: linear between the order statistics around {@code probability * (count + 1)} (definition R-6 of Hyndman and
     * Fan).
     */
    static double quantile(double[] ascending, int count, double probability) {
        double place = Math.min(count - 1.0, Math.max(0, probability * (count + 1) - 1));
        int below = (int) place;
        int above = Math.min(below + 1, count - 1);
        return ascending[below] + (place - below) * (ascending[above] - ascending[below]);
    }
}
