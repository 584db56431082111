// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.change;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Arrays;

/**
 * The test of Mann (1945) and Kendall (1975) for a trend that need not be straight: counts the pairs that rise less
 * those that fall. It takes values for independent: with autocorrelation it finds trends where there are none, at AR(1)
 * 0.6 in a third of all series. {@link WhitenedTrend} is the test for such. Pure functions.
 */
public final class MannKendall {

    private MannKendall() {}

    /**
     * What the test found.
     *
     * @param count how many values were there
     * @param score the pairs that rise less the pairs that fall
     * @param variance the variance of the score without a trend, corrected for ties
     * @param statistic the standardised score with continuity correction
     * @param pValue the probability of a score as far from zero where there is no trend, 0 to 1
     */
    public record Result(int count, long score, double variance, double statistic, double pValue) {}

    /**
     * Tests values.
     *
     * @param values at least one, NaN where one is missing; not changed
     * @return the result; without any difference among the values its p-value is 1
     * @throws InvalidValueException if no value is there, or one is infinite
     */
    public static Result test(double[] values) {
        int count = Numbers.countPresent("values", values);
        InvalidValueException.requireRange("values present", count, 1, Integer.MAX_VALUE);
        long score = 0;
        for (int i = 0; i < values.length; i++) {
            double value = values[i];
            for (int j = i + 1; j < values.length; j++) {
                // Comparisons with NaN are false, so that what is missing counts for nothing.
                score += (values[j] > value ? 1 : 0) - (values[j] < value ? 1 : 0);
            }
        }
        double variance = variance(values);
        double statistic = variance == 0 ? 0 : (score - Long.signum(score)) / Math.sqrt(variance);
        return new Result(count, score, variance, statistic, Normal.twoSided(statistic));
    }

    static double variance(double[] values) {
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        double sum = term(sorted.length);
        for (int from = 0, to; from < sorted.length; from = to) {
            to = from + 1;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            sum -= term(to - from);
        }
        return sum / 18;
    }

    private static double term(double count) {
        return count * (count - 1) * (2 * count + 5);
    }
}
