// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.change;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.utils.MathUtils;
import java.util.Arrays;
import java.util.List;

/**
 * Finds lasting shifts of the mean in an autocorrelated series: {@link Pelt} with a penalty from the long-run variance,
 * which is what the variance of a mean of many values grows with. It is first taken from the differences of
 * neighbouring block means (Wu and Zhao 2007), which a few shifts do not disturb, then from an AR(1) model of what the
 * segments leave over, until the segments stay the same. Pure functions.
 */
public final class MeanShifts {

    /** Times the long-run variance and the logarithm of the length: Schwarz's criterion for a place and a level. */
    public static final double DEFAULT_PENALTY = 2;

    private static final double FIRST_PENALTY = 3;
    private static final int MOST_ROUNDS = 8;
    private static final int LEAST_LENGTH = 2;
    private static final double MEDIAN_OF_NORMAL = 0.6744897501960817;

    private MeanShifts() {}

    /**
     * What was found.
     *
     * @param starts the index of the first value of each segment but the first, ascending
     * @param means the mean of each segment, one more than starts
     * @param deviation the standard deviation of the values around the means of their segments
     * @param autocorrelation of these deviations at lag 1, corrected for the bias of short segments, 0 to 0.95
     * @param longRunVariance the variance times (1 + autocorrelation) / (1 - autocorrelation)
     */
    public record Result(
            List<Integer> starts,
            List<Double> means,
            double deviation,
            double autocorrelation,
            double longRunVariance) {

        /** Copies the lists. */
        public Result {
            starts = List.copyOf(starts);
            means = List.copyOf(means);
        }
    }

    /**
     * Finds the shifts.
     *
     * @param values at least one, all finite; not changed
     * @param penalty what a shift must gain, in units of the long-run variance times the logarithm of the length; above
     *     0; {@link #DEFAULT_PENALTY} leads to a false shift in about one of 50 series of 600 values
     * @return the shifts
     * @throws InvalidValueException if an argument is outside of its range
     */
    public static Result find(double[] values, double penalty) {
        InvalidValueException.requireRange("values.length", values.length, 1, Integer.MAX_VALUE - 1);
        Numbers.requireAllFinite("values", values);
        Numbers.requirePositive("penalty", penalty, 1e6);
        double variance = blockVariance(values);
        if (variance == 0) {
            return new Result(List.of(), List.of(values[0]), 0, 0, 0);
        }
        double log = Math.log(Math.max(2, values.length));
        // Where nearly all is constant, rounding errors must not pass for values.
        double floor = 1e-12 * MathUtils.statisticalAnalysis(values).variance();
        int[] starts = Pelt.changes(values, FIRST_PENALTY * Math.max(floor, variance) * log, LEAST_LENGTH);
        Result result = describe(values, starts);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            int[] next = Pelt.changes(values, penalty * Math.max(floor, result.longRunVariance()) * log, LEAST_LENGTH);
            if (Arrays.equals(next, starts)) {
                break;
            }
            starts = next;
            result = describe(values, starts);
        }
        return result;
    }

    private static double blockVariance(double[] values) {
        int block = (int) Math.max(1, Math.round(1.5 * Math.cbrt(values.length)));
        int blocks = values.length / block;
        double[] distances = new double[Math.max(0, blocks - 1)];
        double last = 0;
        for (int i = 0; i < blocks; i++) {
            double mean = mean(values, i * block, (i + 1) * block);
            if (i > 0) {
                distances[i - 1] = Math.abs(mean - last);
            }
            last = mean;
        }
        double typical = distances.length == 0 ? 0 : TheilSen.median(distances) / MEDIAN_OF_NORMAL;
        return typical > 0
                ? typical * typical / 2 * block
                : MathUtils.statisticalAnalysis(values).variance();
    }

    private static Result describe(double[] values, int[] starts) {
        int segments = starts.length + 1;
        double[] rest = new double[values.length];
        Double[] means = new Double[segments];
        double squares = 0;
        for (int i = 0; i < segments; i++) {
            int from = i == 0 ? 0 : starts[i - 1];
            int to = i == starts.length ? values.length : starts[i];
            double mean = mean(values, from, to);
            means[i] = mean;
            for (int j = from; j < to; j++) {
                rest[j] = values[j] - mean;
                squares += rest[j] * rest[j];
            }
        }
        double variance = squares / Math.max(1, values.length - segments);
        double raw = WhitenedTrend.autocorrelation(rest);
        // Each estimated mean makes the values around it look less alike: Marriott and Pope (1954), for each segment.
        double corrected = raw + segments * (1 + 3 * raw) / values.length;
        double correlation = Math.max(0, Math.min(0.95, corrected));
        double longRun = variance * (1 + correlation) / (1 - correlation);
        List<Integer> places = Arrays.stream(starts).boxed().toList();
        return new Result(places, List.of(means), Math.sqrt(variance), correlation, longRun);
    }

    private static double mean(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum / (to - from);
    }
}
