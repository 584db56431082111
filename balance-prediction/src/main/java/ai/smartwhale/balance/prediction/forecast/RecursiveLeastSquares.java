// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import java.util.Arrays;

/**
 * Least squares with forgetting, one observation at a time. The covariance is kept as {@code U D U'}, with U unit upper
 * triangular and packed, which cannot lose its positive definiteness to rounding (Bierman, Factorization Methods for
 * Discrete Sequential Estimation, 1977). Where the regressors carry no news, forgetting would let the covariance grow
 * without bound; its diagonal is capped at where it began.
 */
final class RecursiveLeastSquares {

    private final int size;
    private final double forgetting;
    private final double start;
    private final double[] coefficients;
    private final double[] upper;
    private final double[] diagonal;
    private final double[] projected;
    private final double[] gain;

    RecursiveLeastSquares(int size, double forgetting, double ridge) {
        this.size = size;
        this.forgetting = forgetting;
        start = 1 / ridge;
        coefficients = new double[size];
        upper = new double[size * (size - 1) / 2];
        diagonal = new double[size];
        projected = new double[size];
        gain = new double[size];
        forgetCovariance();
    }

    /** The coefficients, not a copy. */
    double[] coefficients() {
        return coefficients;
    }

    /** Trusts the coefficients as little as at the start. */
    void forgetCovariance() {
        Arrays.fill(upper, 0);
        Arrays.fill(diagonal, start);
    }

    double predict(double[] regressors) {
        double sum = 0;
        for (int index = 0; index < size; index++) {
            sum += coefficients[index] * regressors[index];
        }
        return sum;
    }

    /** Learns that the regressors led to a value that was missed by the given error. */
    void learn(double[] regressors, double error) {
        for (int column = 0, at = 0; column < size; at += column, column++) {
            double sum = regressors[column];
            for (int row = 0; row < column; row++) {
                sum += upper[at + row] * regressors[row];
            }
            projected[column] = sum;
        }
        double total = forgetting;
        for (int column = 0, at = 0; column < size; at += column, column++) {
            double f = projected[column];
            double g = diagonal[column] * f;
            double before = total;
            total += f * g;
            diagonal[column] = Math.min(start, diagonal[column] * before / (total * forgetting));
            double factor = -f / before;
            for (int row = 0; row < column; row++) {
                double old = upper[at + row];
                upper[at + row] = old + factor * gain[row];
                gain[row] += old * g;
            }
            gain[column] = g;
        }
        double scaled = error / total;
        for (int index = 0; index < size; index++) {
            coefficients[index] += gain[index] * scaled;
        }
    }

    void write(StateWriter state) {
        state.put(coefficients).put(upper).put(diagonal);
    }

    void read(StateReader state) {
        state.next(coefficients);
        state.next(upper);
        state.next(diagonal);
    }
}
