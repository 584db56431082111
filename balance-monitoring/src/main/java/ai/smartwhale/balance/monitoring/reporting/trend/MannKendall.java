// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.trend;

import java.util.Arrays;

/**
 * The test of Mann (1945) and Kendall (1975) with ties accounted for. Its variance is widened where the values remember
 * their past, after Hamed and Rao (1998): by the autocorrelations of the ranks without the trend up to the first that
 * could be chance, or by those of an AR(1) process with the first of them, freed of the bias that taking a line away
 * gives it (Marriott and Pope 1954), whichever is more. It is never narrowed: a negative autocorrelation found by
 * chance would make trends of noise.
 */
final class MannKendall {

    private static final double TWO_SIDED_95 = 1.96;
    private static final double MOST_MEMORY = 0.98;
    private static final double FORGOTTEN = 1e-3;

    private MannKendall() {}

    /** How likely such a trend is by chance, two-sided. */
    static double pValue(Samples samples, double slope) {
        long score = score(samples.values());
        double variance = variance(samples, slope);
        return score == 0 || variance <= 0
                ? 1
                : Math.min(1, 2 * NormalTail.above((Math.abs(score) - 1) / Math.sqrt(variance)));
    }

    /** The pairs that rise less those that fall. */
    static long score(double[] values) {
        long score = 0;
        for (int i = 0; i < values.length; i++) {
            double value = values[i];
            for (int j = i + 1; j < values.length; j++) {
                score += (values[j] > value ? 1 : 0) - (values[j] < value ? 1 : 0);
            }
        }
        return score;
    }

    /** The variance of the score where there is no trend. */
    static double variance(Samples samples, double slope) {
        double plain = plainVariance(samples.values());
        return plain <= 0 ? 0 : plain * widening(samples.withoutSlope(slope));
    }

    /** The variance of the score of values without memory. */
    static double plainVariance(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double sum = term(sorted.length);
        for (int from = 0, to; from < sorted.length; from = to) {
            to = end(sorted, from);
            sum -= term(to - from);
        }
        return sum / 18;
    }

    private static double term(double t) {
        return t * (t - 1) * (2 * t + 5);
    }

    private static int end(double[] sorted, int from) {
        int to = from + 1;
        while (to < sorted.length && sorted[to] == sorted[from]) {
            to++;
        }
        return to;
    }

    private static double widening(double[] rest) {
        int n = rest.length;
        double[] ranks = ranks(rest);
        double total = correlate(ranks, 0);
        if (n < 4 || total <= 0) {
            return 1;
        }
        double limit = TWO_SIDED_95 / Math.sqrt(n);
        double first = correlate(ranks, 1) / total;
        double memory = first > limit ? Math.min(MOST_MEMORY, (first * n + 2) / Math.max(1, n - 4)) : 0;
        double powers = memory;
        boolean significant = true;
        double sum = 0;
        for (int lag = 1; lag < n && (significant || powers > FORGOTTEN); lag++) {
            double measured = significant && lag <= n / 4 ? correlate(ranks, lag) / total : 0;
            significant &= Math.abs(measured) > limit;
            double correlation = Math.max(significant ? measured : 0, powers);
            sum += (n - lag) * (n - lag - 1.0) * (n - lag - 2.0) * correlation;
            powers *= memory;
        }
        return Math.max(1, 1 + 2 / (n * (n - 1.0) * (n - 2.0)) * sum);
    }

    private static double correlate(double[] centred, int lag) {
        double sum = 0;
        for (int i = lag; i < centred.length; i++) {
            sum += centred[i] * centred[i - lag];
        }
        return sum;
    }

    /** Around their mean; equal values share one. */
    private static double[] ranks(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double mean = (values.length - 1) / 2.0;
        double[] ranks = new double[values.length];
        for (int i = 0; i < ranks.length; i++) {
            int from = Arrays.binarySearch(sorted, values[i]);
            int to = from + 1;
            while (from > 0 && sorted[from - 1] == values[i]) {
                from--;
            }
            while (to < sorted.length && sorted[to] == values[i]) {
                to++;
            }
            ranks[i] = (from + to - 1) / 2.0 - mean;
        }
        return ranks;
    }
}
