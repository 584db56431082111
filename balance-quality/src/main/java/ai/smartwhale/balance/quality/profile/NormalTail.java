// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.profile;

/** The tail of the normal distribution. Pure functions; safe for use by many threads. */
public final class NormalTail {

    private NormalTail() {}

    /**
     * How likely a normal number is at least as far up (Abramowitz and Stegun 26.2.17, error below 7.5e-8).
     *
     * @param z in standard deviations
     * @return 0 to 1
     */
    public static double above(double z) {
        double t = 1 / (1 + 0.2316419 * Math.abs(z));
        double series =
                t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        double tail = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * series;
        return Math.min(1, Math.max(0, z >= 0 ? tail : 1 - tail));
    }
}
