// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.trend;

import java.util.Arrays;

/**
 * The test of Mann (1945) and Kendall (1975) with ties accounted for, its variance widened for autocorrelation after
 * Hamed and Rao (1998). It is never narrowed: a negative autocorrelation found by chance would make trends of noise.
 */
final class MannKendall {

    private static final double TWO_SIDED_95 = 1.96;

    private MannKendall() {}

    static double pValue(Samples samples, double slope) {
        double[] values = samples.values();
        int n = values.length;
        long s = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                s += (long) Math.signum(values[j] - values[i]);
            }
        }
        double variance = (n * (n - 1.0) * (2.0 * n + 5) - ties(values)) / 18;
        if (s == 0 || variance <= 0) {
            return 1;
        }
        double widened = variance * widening(samples.withoutSlope(slope));
        return Math.min(1, 2 * NormalTail.above((Math.abs(s) - 1) / Math.sqrt(widened)));
    }

    private static double ties(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double sum = 0;
        int from = 0;
        while (from < sorted.length) {
            int to = from;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            double t = to - from;
            sum += t * (t - 1) * (2 * t + 5);
            from = to;
        }
        return sum;
    }

    private static double widening(double[] rest) {
        int n = rest.length;
        double[] ranks = ranks(rest);
        double mean = (n - 1) / 2.0;
        double total = 0;
        for (double rank : ranks) {
            total += (rank - mean) * (rank - mean);
        }
        double sum = 0;
        for (int lag = 1; lag <= Math.min(n / 4, 50); lag++) {
            double product = 0;
            for (int i = lag; i < n; i++) {
                product += (ranks[i] - mean) * (ranks[i - lag] - mean);
            }
            double correlation = total > 0 ? product / total : 0;
            if (Math.abs(correlation) <= TWO_SIDED_95 / Math.sqrt(n)) {
                // The first insignificant lag ends the memory; what is found beyond it is mostly chance.
                break;
            }
            sum += (n - lag) * (n - lag - 1.0) * (n - lag - 2.0) * correlation;
        }
        return Math.max(1, 1 + 2 / (n * (n - 1.0) * (n - 2.0)) * sum);
    }

    private static double[] ranks(double[] values) {
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(values[a], values[b]));
        double[] ranks = new double[values.length];
        int from = 0;
        while (from < order.length) {
            int to = from;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + to - 1) / 2.0;
            }
            from = to;
        }
        return ranks;
    }
}
