// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import java.util.Arrays;

/**
 * The modified z-score by median and median absolute deviation (Iglewicz and Hoaglin, "How to Detect and Handle
 * Outliers", 1993), which up to half of the readings cannot spoil.
 */
record RobustScore(double median, double spread, double score) {

    /** Makes the median absolute deviation of a normal distribution its standard deviation. */
    private static final double NORMAL = 1.4826;

    static RobustScore of(double value, double[] usual, double floor) {
        double median = median(usual.clone());
        double[] distances = new double[usual.length];
        for (int i = 0; i < usual.length; i++) {
            distances[i] = Math.abs(usual[i] - median);
        }
        double spread = Math.max(floor, NORMAL * median(distances));
        return new RobustScore(median, spread, (value - median) / spread);
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
