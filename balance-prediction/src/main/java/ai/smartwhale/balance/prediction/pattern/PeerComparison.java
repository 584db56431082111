// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import java.util.Arrays;

/** How far a value is from those of its peers, in robust standard deviations. */
final class PeerComparison {

    /** The standard deviation of a normal distribution over its median absolute deviation. */
    private static final double CONSISTENT = 1.4826;
    /**
     * Peers that hardly differ make no tenth of a percent an outlier: a deviation is at least this share of the median.
     */
    private static final double LEAST_RELATIVE = 0.05;

    private PeerComparison() {}

    /** Of a value among peers. */
    record Standing(double median, double deviation, double distance) {}

    static Standing compare(double value, double[] peers) {
        double median = median(peers);
        double[] distances = new double[peers.length];
        for (int i = 0; i < peers.length; i++) {
            distances[i] = Math.abs(peers[i] - median);
        }
        double deviation = Math.max(CONSISTENT * median(distances), LEAST_RELATIVE * Math.abs(median));
        double away = value - median;
        if (deviation == 0) {
            return new Standing(median, 0, away == 0 ? 0 : Math.copySign(Double.MAX_VALUE, away));
        }
        return new Standing(median, deviation, away / deviation);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2;
    }
}
