// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

/** How alike a series is to itself some slots earlier. */
final class Autocorrelation {

    private Autocorrelation() {}

    /** Changes from slot to slot, less their mean; 0 where one of the two values is missing. */
    static double[] changes(double[] values) {
        double[] changes = new double[Math.max(0, values.length - 1)];
        double sum = 0;
        int count = 0;
        for (int index = 0; index < changes.length; index++) {
            changes[index] = values[index + 1] - values[index];
            if (!Double.isNaN(changes[index])) {
                sum += changes[index];
                count++;
            }
        }
        double mean = count == 0 ? 0 : sum / count;
        for (int index = 0; index < changes.length; index++) {
            changes[index] = Double.isNaN(changes[index]) ? 0 : changes[index] - mean;
        }
        return changes;
    }

    /** Limits values to so many times their mean size, so that a few extremes do not decide alone. */
    static void limit(double[] values, double times) {
        double sum = 0;
        for (double value : values) {
            sum += Math.abs(value);
        }
        double most = values.length == 0 ? 0 : times * sum / values.length;
        for (int index = 0; index < values.length; index++) {
            values[index] = Math.max(-most, Math.min(most, values[index]));
        }
    }

    /** The autocorrelation of a series with mean 0 at the lags 0 to the given one; all 0 for a constant. */
    static double[] of(double[] centred, int longest) {
        double[] correlations = new double[longest + 1];
        double variance = product(centred, 0);
        for (int lag = 0; variance > 0 && lag <= longest; lag++) {
            correlations[lag] = product(centred, lag) / variance;
        }
        return correlations;
    }

    private static double product(double[] values, int lag) {
        double sum = 0;
        for (int index = lag; index < values.length; index++) {
            sum += values[index] * values[index - lag];
        }
        return sum;
    }
}
