// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.change;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.utils.MathUtils;
import java.util.Arrays;

/**
 * The slope of a straight line as the median of the slopes between all pairs of values (Theil 1950), with Sen's
 * confidence interval (1968). Holds against outliers: up to 29 % of the values may be arbitrary. Pure functions.
 */
public final class TheilSen {

    /** With more values than this there would be more than 8,000,000 pairs. */
    public static final int MOST_VALUES = 4_096;

    private TheilSen() {}

    /**
     * A line with what is known of its slope.
     *
     * @param slope per step
     * @param low the lower end of the interval of the slope
     * @param high the upper end of the interval of the slope
     * @param intercept the value of the line at the first value: the median of what is left without the slope
     */
    public record Line(double slope, double low, double high, double intercept) {}

    /**
     * Fits a line to values at even distances.
     *
     * @param values 2 to 4,096 of them, NaN where one is missing; not changed
     * @param confidence of the interval, above 0 and below 1; it holds for values without autocorrelation
     * @return the line
     * @throws InvalidValueException if fewer than two values are present, one is infinite, or the confidence is outside
     *     of its range
     */
    public static Line fit(double[] values, double confidence) {
        InvalidValueException.requireRange("values.length", values.length, 2, MOST_VALUES);
        if (!(confidence > 0 && confidence < 1)) {
            throw new InvalidValueException("confidence", confidence, "above 0 and below 1");
        }
        int present = Numbers.countPresent("values", values);
        InvalidValueException.requireRange("values present", present, 2, MOST_VALUES);
        double half = Normal.quantile(0.5 + confidence / 2) * Math.sqrt(MannKendall.variance(values)) / 2;
        double[] slopes = PairSlopes.around(values, half);
        return new Line(slopes[1], slopes[0], slopes[2], median(without(values, slopes[1])));
    }

    /** The values from which a slope was taken away, which is nothing for the first one; NaN stays. */
    static double[] without(double[] values, double slope) {
        double[] rest = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            rest[i] = values[i] - slope * i;
        }
        return rest;
    }

    static double median(double[] values) {
        double[] present =
                Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
        return MathUtils.statisticalAnalysis(present).p50();
    }
}
