// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.change;

/** The trend of a series as the mean over a whole period around each value; NaN at the ends and in wide gaps. */
final class MovingAverage {

    private MovingAverage() {}

    /** As in a classical decomposition: for an even period the two outermost values count half. */
    static double[] centred(double[] values, int period) {
        int half = period / 2;
        boolean even = period % 2 == 0;
        double[] trend = new double[values.length];
        double[] sums = new double[values.length + 1];
        int[] counts = new int[values.length + 1];
        for (int i = 0; i < values.length; i++) {
            boolean present = !Double.isNaN(values[i]);
            sums[i + 1] = sums[i] + (present ? values[i] : 0);
            counts[i + 1] = counts[i] + (present ? 1 : 0);
        }
        for (int i = 0; i < values.length; i++) {
            if (i < half || i + half >= values.length) {
                trend[i] = Double.NaN;
                continue;
            }
            double sum = sums[i + half + 1] - sums[i - half];
            double count = counts[i + half + 1] - counts[i - half];
            if (even) {
                sum -= (zeroIfMissing(values[i - half]) + zeroIfMissing(values[i + half])) / 2;
                count -= (present(values[i - half]) + present(values[i + half])) / 2;
            }
            trend[i] = 2 * count >= period ? sum / count : Double.NaN;
        }
        return trend;
    }

    private static double zeroIfMissing(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    private static double present(double value) {
        return Double.isNaN(value) ? 0 : 1;
    }
}
