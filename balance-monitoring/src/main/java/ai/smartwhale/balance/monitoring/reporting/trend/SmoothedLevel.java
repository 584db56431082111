// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.trend;

/** Exponential smoothing of the level (Brown 1959), at the rate that would have been least wrong. */
final class SmoothedLevel {

    private static final double[] RATES = {0.02, 0.05, 0.15, 0.35, 0.65, 1};

    private SmoothedLevel() {}

    /** The levels after each value. */
    static double[] best(double[] values, int[] distances) {
        double[] best = levels(values, RATES[0]);
        double least = BandWidths.error(values, best, distances);
        for (int i = 1; i < RATES.length; i++) {
            double[] levels = levels(values, RATES[i]);
            double error = BandWidths.error(values, levels, distances);
            if (error < least) {
                least = error;
                best = levels;
            }
        }
        return best;
    }

    private static double[] levels(double[] values, double rate) {
        double[] levels = new double[values.length];
        double level = Double.NaN;
        int seen = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                seen++;
                // The first levels are plain means, so that the first value has no more weight than its neighbours.
                double weight = Math.max(rate, 1.0 / seen);
                level = seen == 1 ? values[i] : level + weight * (values[i] - level);
            }
            levels[i] = level;
        }
        return levels;
    }
}
