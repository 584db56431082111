// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

/**
 * Exponential smoothing with a damped linear trend (Gardner and McKenzie 1985) in its state-space form ETS(A,Ad,N),
 * with the prediction intervals of Hyndman and Athanasopoulos, "Forecasting: Principles and Practice", section 8.7. Of
 * a small grid of parameters, those with the least squared one-step error are taken.
 */
final class DampedHolt {

    private static final double[] ALPHAS = {0.1, 0.2, 0.4, 0.6, 0.8};
    private static final double[] BETA_SHARES = {0.05, 0.2, 0.5};
    private static final double[] PHIS = {0.8, 0.9, 0.98};
    private static final int TREND_START = 4;

    private final double alpha;
    private final double beta;
    private final double phi;
    private double level;
    private double trend;
    private double squaredError;
    private final int errors;

    private DampedHolt(double alpha, double beta, double phi, double[] series) {
        this.alpha = alpha;
        this.beta = beta;
        this.phi = phi;
        this.errors = series.length - 1;
        int ahead = Math.min(TREND_START, series.length - 1);
        level = series[0];
        trend = (series[ahead] - series[0]) / ahead;
        for (int i = 1; i < series.length; i++) {
            double expected = level + phi * trend;
            double error = series[i] - expected;
            squaredError += error * error;
            level = expected + alpha * error;
            trend = phi * trend + beta * error;
        }
    }

    /** Needs two values at least. */
    static DampedHolt fit(double[] series) {
        DampedHolt best = new DampedHolt(ALPHAS[0], ALPHAS[0] * BETA_SHARES[0], PHIS[0], series);
        for (double alpha : ALPHAS) {
            for (double share : BETA_SHARES) {
                for (double phi : PHIS) {
                    DampedHolt next = new DampedHolt(alpha, alpha * share, phi, series);
                    if (next.squaredError < best.squaredError) {
                        best = next;
                    }
                }
            }
        }
        return best;
    }

    double expected(int steps) {
        return level + phi * (1 - Math.pow(phi, steps)) / (1 - phi) * trend;
    }

    double standardError(int steps) {
        return Math.sqrt(squaredError / errors * varianceFactor(alpha, beta, phi, steps));
    }

    /** 1 plus the squares of the weights with which the errors of the steps between come in. */
    static double varianceFactor(double alpha, double beta, double phi, int steps) {
        double factor = 1;
        double power = 1;
        double damped = 0;
        for (int j = 1; j < steps; j++) {
            power *= phi;
            damped += power;
            double weight = alpha + beta * damped;
            factor += weight * weight;
        }
        return factor;
    }
}
