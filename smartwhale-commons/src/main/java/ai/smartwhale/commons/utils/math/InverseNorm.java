// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.math;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * Estimates the 1-norm of an inverse that is known only by solving with it: Hager's algorithm with Higham's alternating
 * test vector (Higham, FORTRAN codes for estimating the one-norm of a real or complex matrix, 1988), as in LAPACK.
 */
final class InverseNorm {

    private static final int MOST_ROUNDS = 5;

    private InverseNorm() {}

    static double estimate(int size, UnaryOperator<double[]> solve, UnaryOperator<double[]> solveTransposed) {
        double[] x = new double[size];
        Arrays.fill(x, 1.0 / size);
        double estimate = 0;
        for (int round = 0, last = -1; round < MOST_ROUNDS; round++) {
            double[] y = solve.apply(x);
            double sum = Vectors.sumOfMagnitudes(y);
            if (round > 0 && sum <= estimate) {
                break;
            }
            estimate = sum;
            int steepest = largest(solveTransposed.apply(signs(y)));
            if (steepest == last) {
                break;
            }
            last = steepest;
            Arrays.fill(x, 0);
            x[steepest] = 1;
        }
        double alternative = Vectors.sumOfMagnitudes(solve.apply(alternating(size)));
        return Math.max(estimate, 2 * alternative / (3.0 * size));
    }

    private static double[] signs(double[] values) {
        double[] signs = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            signs[i] = values[i] < 0 ? -1 : 1;
        }
        return signs;
    }

    private static int largest(double[] values) {
        int largest = 0;
        for (int i = 1; i < values.length; i++) {
            if (Math.abs(values[i]) > Math.abs(values[largest])) {
                largest = i;
            }
        }
        return largest;
    }

    private static double[] alternating(int size) {
        double[] x = new double[size];
        for (int i = 0; i < size; i++) {
            double magnitude = 1 + (size == 1 ? 0 : i / (size - 1.0));
            x[i] = i % 2 == 0 ? magnitude : -magnitude;
        }
        return x;
    }
}
