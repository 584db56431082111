// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.trend;

/** The upper tail of the standard normal distribution, by the continued fraction of Laplace and its power series. */
final class NormalTail {

    private static final double SWITCH = 2.5;
    private static final int TERMS = 80;

    private NormalTail() {}

    static double above(double z) {
        if (z < 0) {
            return 1 - above(-z);
        }
        double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
        if (z < SWITCH) {
            double term = z;
            double sum = z;
            for (int i = 1; i < TERMS; i++) {
                term *= z * z / (2.0 * i + 1);
                sum += term;
            }
            return 0.5 - density * sum;
        }
        double fraction = z;
        for (int i = TERMS; i > 0; i--) {
            fraction = z + i / fraction;
        }
        return density / fraction;
    }
}
