// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.math;

/**
 * Least squares through a QR factorisation, refined with residuals in twice the precision (Björck, Numerical Methods
 * for Least Squares Problems, 2.9), which wins back most of the digits that an ill-conditioned matrix costs.
 */
final class Regression {

    private static final int ROUNDS = 3;

    private Regression() {}

    static LeastSquares solve(Matrix matrix, Matrix right) {
        HouseholderQr qr = HouseholderQr.of(matrix);
        qr.requireFullRank();
        int n = matrix.columns();
        int width = right.columns();
        double[][] rights = HouseholderQr.columnsOf(right);
        double[] coefficients = new double[n * width];
        double residualNorm = 0;
        for (int j = 0; j < width; j++) {
            double[] x = qr.solve(rights[j].clone());
            for (int round = 0; round < ROUNDS; round++) {
                double[] correction = qr.solve(residual(matrix, x, rights[j]));
                for (int i = 0; i < n; i++) {
                    x[i] += correction[i];
                }
            }
            for (int i = 0; i < n; i++) {
                coefficients[i * width + j] = x[i];
            }
            residualNorm = Math.hypot(residualNorm, Vectors.norm(residual(matrix, x, rights[j]), 0));
        }
        return new LeastSquares(
                Matrix.ofResult("least squares", n, width, coefficients), residualNorm, qr.conditioning());
    }

    private static double[] residual(Matrix matrix, double[] x, double[] right) {
        double[] residual = new double[right.length];
        for (int i = 0; i < residual.length; i++) {
            CompensatedSum sum = new CompensatedSum();
            sum.add(right[i]);
            int start = i * x.length;
            for (int j = 0; j < x.length; j++) {
                sum.addProduct(-matrix.shared()[start + j], x[j]);
            }
            residual[i] = sum.value();
        }
        return residual;
    }
}
