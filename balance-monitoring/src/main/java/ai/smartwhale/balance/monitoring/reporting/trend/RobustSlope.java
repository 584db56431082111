// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.trend;

/**
 * The median of the slopes between all pairs of values, by Theil (1950) and Sen (1968), with the 95 % interval of Sen.
 * The interval takes the variance of Kendall's score, widened where the values remember their past, so that it leaves
 * out zero when, and only when, the test finds a trend.
 *
 * @param median the slope per step
 * @param least the lower end of the interval
 * @param most the upper end of it
 */
record RobustSlope(double median, double least, double most) {

    private static final double TWO_SIDED_95 = 1.959963984540054;
    private static final int ROUGH = 64;

    static RobustSlope of(Samples samples) {
        if (samples.size() < 2) {
            return new RobustSlope(0, 0, 0);
        }
        double[] slopes = slopes(samples);
        int pairs = slopes.length;
        double median = median(slopes);
        double deviation = Math.sqrt(MannKendall.variance(samples, median));
        int half = (int) Math.min(pairs, Math.round(TWO_SIDED_95 * deviation / 2));
        int low = Math.max(0, (pairs - 1) / 2 - half);
        int high = Math.min(pairs - 1, pairs / 2 + half);
        // The median is at its place: what is below it is before it.
        double least = Selection.at(slopes, 0, pairs / 2 + 1, low);
        double most = Selection.at(slopes, (pairs - 1) / 2, pairs, high);
        return new RobustSlope(median, Math.min(least, median), Math.max(most, median));
    }

    /** The slope alone. */
    static double median(Samples samples) {
        return samples.size() < 2 ? 0 : median(slopes(samples));
    }

    /** The slope of a few means: to take a trend away, not to tell it. */
    static double roughly(double[] series) {
        return median(Samples.of(series, ROUGH));
    }

    private static double[] slopes(Samples samples) {
        double[] values = samples.values();
        double[] places = samples.places();
        int n = values.length;
        double[] slopes = new double[Math.multiplyExact(n, n - 1) / 2];
        int size = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                slopes[size++] = (values[j] - values[i]) / (places[j] - places[i]);
            }
        }
        return slopes;
    }

    private static double median(double[] slopes) {
        int pairs = slopes.length;
        double upper = Selection.at(slopes, 0, pairs, pairs / 2);
        double lower = pairs % 2 == 1 ? upper : Selection.at(slopes, 0, pairs / 2, pairs / 2 - 1);
        return lower + (upper - lower) / 2;
    }
}
