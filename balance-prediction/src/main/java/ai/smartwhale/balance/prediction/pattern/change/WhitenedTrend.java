// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.change;

import ai.smartwhale.commons.InvalidValueException;

/**
 * Tests an autocorrelated series for a trend: trend-free pre-whitening (Yue, Pilon, Phinney and Cavadias 2002) with the
 * rescaling of Wang and Swail (2001), so that whitening does not change the slope, and with the first value kept as by
 * Prais and Winsten (1954); then Mann and Kendall's test and Theil and Sen's slope with its interval. Without the
 * rescaling the test finds more false trends than the plain one does. Pure functions.
 */
public final class WhitenedTrend {

    private static final double LEAST_AUTOCORRELATION = -0.9;
    private static final double MOST_AUTOCORRELATION = 0.98;

    private WhitenedTrend() {}

    /**
     * What is known of the trend.
     *
     * @param test the test of the whitened values
     * @param line the slope per step with its interval, and the value at the first step
     * @param autocorrelation of each value with the one before, the trend taken away
     */
    public record Result(MannKendall.Result test, TheilSen.Line line, double autocorrelation) {}

    /**
     * Tests values at even distances.
     *
     * @param values at least two, at most 4,096, NaN where one is missing; not changed
     * @param confidence of the slope's interval, above 0 and below 1
     * @return the result
     * @throws InvalidValueException if fewer than two values are there, one is infinite, or the confidence is outside
     *     of its range
     */
    public static Result test(double[] values, double confidence) {
        InvalidValueException.requireRange("values.length", values.length, 2, TheilSen.MOST_VALUES);
        int present = Numbers.countPresent("values", values);
        InvalidValueException.requireRange("values present", present, 2, TheilSen.MOST_VALUES);
        double slope = PairSlopes.quick(values);
        double[] rest = TheilSen.without(values, slope);
        double middle = TheilSen.median(rest);
        for (int i = 0; i < rest.length; i++) {
            rest[i] -= middle;
        }
        double correlation = autocorrelation(rest);
        double[] whitened = whiten(rest, correlation);
        for (int i = 0; i < whitened.length; i++) {
            whitened[i] += slope * i;
        }
        TheilSen.Line line = TheilSen.fit(whitened, confidence);
        double intercept = TheilSen.median(TheilSen.without(values, line.slope()));
        return new Result(
                MannKendall.test(whitened),
                new TheilSen.Line(line.slope(), line.low(), line.high(), intercept),
                correlation);
    }

    /** Of the deviations from their mean at lag 1, over the pairs that are there; 0 if nothing varies. */
    static double autocorrelation(double[] values) {
        double sum = 0;
        int count = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                sum += value;
                count++;
            }
        }
        double mean = sum / Math.max(1, count);
        double squares = 0;
        double products = 0;
        int pairs = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                squares += (values[i] - mean) * (values[i] - mean);
                if (i > 0 && !Double.isNaN(values[i - 1])) {
                    products += (values[i] - mean) * (values[i - 1] - mean);
                    pairs++;
                }
            }
        }
        if (!(squares > 0) || pairs == 0) {
            return 0;
        }
        // With every value there the usual estimate; with gaps the missing products are taken for average ones.
        double correlation = products / squares * (count - 1) / pairs;
        return Math.max(LEAST_AUTOCORRELATION, Math.min(MOST_AUTOCORRELATION, correlation));
    }

    private static double[] whiten(double[] rest, double correlation) {
        double first = Math.sqrt(1 - correlation * correlation) / (1 - correlation);
        double[] whitened = new double[rest.length];
        for (int i = 0; i < rest.length; i++) {
            boolean follows = i > 0 && !Double.isNaN(rest[i - 1]);
            whitened[i] = follows ? (rest[i] - correlation * rest[i - 1]) / (1 - correlation) : first * rest[i];
        }
        return whitened;
    }
}
