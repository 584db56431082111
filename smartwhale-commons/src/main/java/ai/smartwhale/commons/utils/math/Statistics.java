// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.math;

import ai.smartwhale.commons.InvalidValueException;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a sample of numbers looks like. Immutable.
 *
 * @param count how many numbers, 1 or more
 * @param sum their sum, compensated; infinite where it is above the largest double
 * @param mean the arithmetic mean
 * @param variance the sample variance (divisor {@code count - 1}); 0 for a single number, infinite where it is above
 *     the largest double
 * @param standardDeviation the square root of the variance; finite even where the variance is not
 * @param min the smallest number
 * @param max the largest number
 * @param skewness the adjusted Fisher-Pearson coefficient G1; absent below three numbers or if all are equal
 * @param kurtosis the sample excess kurtosis G2, 0 for a normal distribution; absent below four numbers or if all are
 *     equal
 * @param quantiles those that were asked for, in ascending order of probability; 0.5, 0.95 and 0.99 are always there
 */
public record Statistics(
        int count,
        double sum,
        double mean,
        double variance,
        double standardDeviation,
        double min,
        double max,
        OptionalDouble skewness,
        OptionalDouble kurtosis,
        List<Quantile> quantiles) {

    /** Copies the quantiles. */
    public Statistics {
        quantiles = List.copyOf(quantiles);
    }

    /**
     * The number below which a share of the sample lies, by definition R-7 of Hyndman and Fan (1996): linear between
     * the order statistics around {@code (count - 1) * probability}, as in NumPy and R.
     *
     * @param probability the share, 0 to 1
     * @param value the number
     */
    public record Quantile(double probability, double value) {}

    /**
     * One of the quantiles that were asked for.
     *
     * @param probability 0 to 1
     * @return the quantile
     * @throws InvalidValueException if this one was not asked for
     */
    public double quantile(double probability) {
        for (Quantile quantile : quantiles) {
            if (quantile.probability() == probability) {
                return quantile.value();
            }
        }
        throw new InvalidValueException(
                "probability",
                probability,
                "one of "
                        + quantiles.stream()
                                .map(quantile -> Double.toString(quantile.probability()))
                                .toList());
    }

    /**
     * The median.
     *
     * @return the quantile of 0.5
     */
    public double p50() {
        return quantile(0.5);
    }

    /**
     * The number that 95 % of the sample do not exceed.
     *
     * @return the quantile of 0.95
     */
    public double p95() {
        return quantile(0.95);
    }

    /**
     * The number that 99 % of the sample do not exceed.
     *
     * @return the quantile of 0.99
     */
    public double p99() {
        return quantile(0.99);
    }
}
