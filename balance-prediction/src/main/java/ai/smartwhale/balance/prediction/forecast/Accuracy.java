// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import ai.smartwhale.commons.InvalidValueException;

/**
 * Measures of how well forecasts met what came. Slots whose actual value is NaN do not count. Pure functions, safe for
 * use by many threads.
 */
public final class Accuracy {

    private Accuracy() {}

    /**
     * The mean absolute error.
     *
     * @param actual what came
     * @param forecast what was forecast
     * @return 0 or more
     * @throws InvalidValueException if the lengths differ or there is no actual value
     */
    public static double mae(double[] actual, double[] forecast) {
        return mean(actual, forecast, (a, f) -> Math.abs(a - f));
    }

    /**
     * The root of the mean squared error.
     *
     * @param actual what came
     * @param forecast what was forecast
     * @return 0 or more
     * @throws InvalidValueException if the lengths differ or there is no actual value
     */
    public static double rmse(double[] actual, double[] forecast) {
        return Math.sqrt(mean(actual, forecast, (a, f) -> (a - f) * (a - f)));
    }

    /**
     * The symmetric mean absolute percentage error of the M4 competition: {@code mean(200 |a - f| / (|a| + |f|))},
     * where a slot with both 0 counts 0.
     *
     * @param actual what came
     * @param forecast what was forecast
     * @return 0..200
     * @throws InvalidValueException if the lengths differ or there is no actual value
     */
    public static double smape(double[] actual, double[] forecast) {
        return mean(actual, forecast, (a, f) -> a == f ? 0 : 200 * Math.abs(a - f) / (Math.abs(a) + Math.abs(f)));
    }

    /**
     * The weighted absolute percentage error: the sum of absolute errors over the sum of absolute actual values.
     *
     * @param actual what came
     * @param forecast what was forecast
     * @return 0 or more; infinite if all that came was 0 and the forecast was not, 0 if both were
     * @throws InvalidValueException if the lengths differ or there is no actual value
     */
    public static double wape(double[] actual, double[] forecast) {
        double error = mae(actual, forecast);
        double size = mean(actual, actual, (a, f) -> Math.abs(a));
        return error == 0 ? 0 : error / size;
    }

    /**
     * What the absolute scaled error is measured in: the mean absolute change from season to season in the history
     * (Hyndman and Koehler, International Journal of Forecasting 22, 2006).
     *
     * @param history the values before the forecast
     * @param season in slots; 1 for none
     * @return 0 or more
     * @throws InvalidValueException if the season is below 1 or there are not more values than it has slots
     */
    public static double scale(double[] history, int season) {
        InvalidValueException.requirePresent("history", history);
        InvalidValueException.requireRange("season", season, 1, Integer.MAX_VALUE);
        double sum = 0;
        int count = 0;
        for (int index = season; index < history.length; index++) {
            double change = Math.abs(history[index] - history[index - season]);
            if (!Double.isNaN(change)) {
                sum += change;
                count++;
            }
        }
        if (count == 0) {
            throw new InvalidValueException("history", history.length + " values", "two that lie a season apart");
        }
        return sum / count;
    }

    /**
     * The mean absolute scaled error.
     *
     * @param actual what came
     * @param forecast what was forecast
     * @param scale of the history, by {@link #scale}
     * @return 0 or more; infinite for errors on the scale 0, 0 for none
     * @throws InvalidValueException if the lengths differ, there is no actual value, or the scale is negative or NaN
     */
    public static double mase(double[] actual, double[] forecast, double scale) {
        double error = mae(actual, forecast);
        return error == 0 ? 0 : error / requireScale(scale);
    }

    /**
     * The overall weighted average of the M4 competition: the mean of both errors relative to those of Naive2.
     *
     * @param smape the mean symmetric error over all series
     * @param mase the mean scaled error over all series
     * @param naiveSmape that of Naive2 on the same series, above 0
     * @param naiveMase that of Naive2 on the same series, above 0
     * @return 1 for what is as good as Naive2, less for better
     * @throws InvalidValueException if one of Naive2 is not above 0
     */
    public static double owa(double smape, double mase, double naiveSmape, double naiveMase) {
        if (!(naiveSmape > 0 && naiveMase > 0)) {
            throw new InvalidValueException("naive errors", naiveSmape + " and " + naiveMase, "above 0");
        }
        return (smape / naiveSmape + mase / naiveMase) / 2;
    }

    /**
     * The pinball loss of a forecast quantile.
     *
     * @param actual what came
     * @param quantile what was forecast to be exceeded with probability {@code 1 - probability}
     * @param probability between 0 and 1
     * @return 0 or more
     * @throws InvalidValueException if the lengths differ, there is no actual value, or the probability is none
     */
    public static double pinball(double[] actual, double[] quantile, double probability) {
        SeriesConfig.requireLevel("probability", probability);
        return mean(actual, quantile, (a, q) -> a >= q ? probability * (a - q) : (1 - probability) * (q - a));
    }

    /**
     * The share of values within their bounds, the bounds included.
     *
     * @param actual what came
     * @param lower the lower bounds
     * @param upper the upper bounds
     * @return 0..1
     * @throws InvalidValueException if the lengths differ or there is no actual value
     */
    public static double coverage(double[] actual, double[] lower, double[] upper) {
        double below = mean(actual, lower, (a, bound) -> a < bound ? 1 : 0);
        double above = mean(actual, upper, (a, bound) -> a > bound ? 1 : 0);
        return 1 - below - above;
    }

    /**
     * The mean scaled interval score of the M4 competition (Gneiting and Raftery, JASA 102, 2007): the width of the
     * interval and, for values outside, {@code 2 / (1 - level)} times how far.
     *
     * @param actual what came
     * @param interval what was forecast
     * @param scale of the history, by {@link #scale}
     * @return 0 or more, the less the better
     * @throws InvalidValueException if the lengths differ, there is no actual value, or the scale is negative or NaN
     */
    public static double msis(double[] actual, PredictionInterval interval, double scale) {
        double penalty = 2
                / (1
                        - InvalidValueException.requirePresent("interval", interval)
                                .level());
        double high = mean(actual, interval.upper(), (a, bound) -> bound + (a > bound ? penalty * (a - bound) : 0));
        double low = mean(actual, interval.lower(), (a, bound) -> bound - (a < bound ? penalty * (bound - a) : 0));
        return high == low ? 0 : (high - low) / requireScale(scale);
    }

    private static double requireScale(double scale) {
        if (!(scale >= 0)) {
            throw new InvalidValueException("scale", scale, "0 or more");
        }
        return scale;
    }

    private static double mean(double[] actual, double[] forecast, Loss loss) {
        InvalidValueException.requirePresent("actual", actual);
        InvalidValueException.requirePresent("forecast", forecast);
        if (actual.length != forecast.length) {
            throw new InvalidValueException("forecast", forecast.length + " values", actual.length + " values");
        }
        double sum = 0;
        int count = 0;
        for (int index = 0; index < actual.length; index++) {
            if (!Double.isNaN(actual[index])) {
                sum += loss.of(actual[index], forecast[index]);
                count++;
            }
        }
        if (count == 0) {
            throw new InvalidValueException("actual", actual.length + " values without a number", "at least one");
        }
        return sum / count;
    }

    private interface Loss {
        double of(double actual, double forecast);
    }
}
