// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

/** The standard normal distribution. */
final class Normal {

    private static final double TINY = 1e-300;

    private Normal() {}

    /** Abramowitz and Stegun, 26.2.17: off by less than 7.5e-8. */
    static double probability(double score) {
        double t = 1 / (1 + 0.2316419 * Math.abs(score));
        double polynomial =
                t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        double upper = Math.exp(-score * score / 2) / Math.sqrt(2 * Math.PI) * polynomial;
        return score >= 0 ? 1 - upper : upper;
    }

    /** By halving {@link #probability}: to the same accuracy. */
    static double quantile(double probability) {
        double low = -9;
        double high = 9;
        while (high - low > 1e-12) {
            double middle = (low + high) / 2;
            if (probability(middle) < Math.max(TINY, probability)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
