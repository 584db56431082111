// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.metrics;

import ai.smartwhale.commons.LimitExceededException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The test of Mann (1945) and Kendall (1975) for a trend, with the correction for ties, and the slope of Theil (1950)
 * and Sen (1968). Long series are thinned to 512 points at even distances, as both look at all pairs.
 */
final class MannKendall {

    static final int FEWEST = 8;
    static final int MOST = 1_000_000;
    private static final int LOOKED_AT = 512;
    private static final double SURE = 0.05;
    private static final double MILLIS_PER_HOUR = 3_600_000;

    private MannKendall() {}

    static MetricTrend of(List<ValuePoint> series) {
        LimitExceededException.requireAtMost("points", series.size(), MOST);
        List<ValuePoint> points = thinned(
                series.stream().sorted(Comparator.comparing(ValuePoint::at)).toList());
        int n = points.size();
        double newest = n == 0 ? 0 : points.get(n - 1).value();
        if (n < FEWEST) {
            return new MetricTrend(TrendDirection.UNKNOWN, 0, newest, 1, n);
        }
        double[] hours = new double[n];
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            hours[i] = (points.get(i).at().toEpochMilli() - points.get(0).at().toEpochMilli()) / MILLIS_PER_HOUR;
            values[i] = points.get(i).value();
        }
        double slope = slope(hours, values);
        double level = median(rest(hours, values, slope)) + slope * hours[n - 1];
        double probability = probability(values);
        TrendDirection direction = probability >= SURE || slope == 0
                ? TrendDirection.FLAT
                : slope > 0 ? TrendDirection.RISING : TrendDirection.FALLING;
        return new MetricTrend(direction, slope, level, probability, n);
    }

    private static List<ValuePoint> thinned(List<ValuePoint> sorted) {
        int n = sorted.size();
        if (n <= LOOKED_AT) {
            return sorted;
        }
        return IntStream.range(0, LOOKED_AT)
                .mapToObj(i -> sorted.get((int) ((long) i * (n - 1) / (LOOKED_AT - 1))))
                .toList();
    }

    private static double slope(double[] hours, double[] values) {
        double[] slopes = new double[hours.length * (hours.length - 1) / 2];
        int size = 0;
        for (int i = 0; i < hours.length; i++) {
            for (int j = i + 1; j < hours.length; j++) {
                if (hours[j] > hours[i]) {
                    slopes[size++] = (values[j] - values[i]) / (hours[j] - hours[i]);
                }
            }
        }
        return size == 0 ? 0 : median(Arrays.copyOf(slopes, size));
    }

    private static double[] rest(double[] hours, double[] values, double slope) {
        double[] rest = new double[values.length];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = values[i] - slope * hours[i];
        }
        return rest;
    }

    private static double median(double[] numbers) {
        Arrays.sort(numbers);
        int middle = numbers.length / 2;
        return numbers.length % 2 == 1 ? numbers[middle] : numbers[middle - 1] / 2 + numbers[middle] / 2;
    }

    /** Two-sided, by the normal approximation that holds from 8 points on. */
    private static double probability(double[] values) {
        int n = values.length;
        long s = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                s += Double.compare(values[j], values[i]);
            }
        }
        double variance = n * (n - 1.0) * (2.0 * n + 5) - ties(values);
        if (s == 0 || variance <= 0) {
            return 1;
        }
        double z = (Math.abs(s) - 1) / Math.sqrt(variance / 18);
        return tail(z);
    }

    private static double ties(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double sum = 0;
        for (int from = 0, to; from < sorted.length; from = to) {
            to = from + 1;
            while (to < sorted.length && Double.compare(sorted[to], sorted[from]) == 0) {
                to++;
            }
            double t = to - from;
            sum += t * (t - 1) * (2 * t + 5);
        }
        return sum;
    }

    /** Twice the upper tail of the normal distribution, by Abramowitz and Stegun 26.2.17; exact to 1.5e-7. */
    private static double tail(double z) {
        double t = 1 / (1 + 0.2316419 * z);
        double poly = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return Math.min(1, 2 * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * poly);
    }
}
