// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.math;

/**
 * {@code A = Q R} by Householder reflections (Golub and Van Loan, Matrix Computations, 5.2). Columns lie in arrays of
 * their own: below the diagonal the reflection, above it the upper factor, the diagonal of which is kept beside.
 */
final class HouseholderQr {

    private final double[][] columns;
    private final double[] diagonal;
    private final double[] betas;
    private final double[] norms;

    private HouseholderQr(double[][] columns) {
        this.columns = columns;
        int n = columns.length;
        this.diagonal = new double[n];
        this.betas = new double[n];
        this.norms = new double[n];
    }

    static HouseholderQr of(Matrix matrix) {
        double[][] columns = columnsOf(matrix);
        HouseholderQr qr = new HouseholderQr(columns);
        for (int k = 0; k < columns.length; k++) {
            qr.norms[k] = Vectors.norm(columns[k], 0);
        }
        for (int k = 0; k < columns.length; k++) {
            qr.reflect(k);
        }
        return qr;
    }

    static double[][] columnsOf(Matrix matrix) {
        double[][] columns = new double[matrix.columns()][matrix.rows()];
        for (int i = 0; i < matrix.rows(); i++) {
            for (int j = 0; j < matrix.columns(); j++) {
                columns[j][i] = matrix.shared()[i * matrix.columns() + j];
            }
        }
        return columns;
    }

    private void reflect(int k) {
        double[] v = columns[k];
        double length = Vectors.norm(v, k);
        if (length == 0) {
            return;
        }
        double alpha = v[k] > 0 ? -length : length;
        double head = v[k] - alpha;
        // The reflection is scaled so that its first element is one: no square of a large number is ever needed.
        for (int i = k + 1; i < v.length; i++) {
            v[i] /= head;
        }
        v[k] = 1;
        diagonal[k] = alpha;
        betas[k] = -head / alpha;
        for (int j = k + 1; j < columns.length; j++) {
            apply(k, columns[j]);
        }
    }

    private void apply(int k, double[] x) {
        double[] v = columns[k];
        double projection = betas[k] * Vectors.dot(v, x, k, v.length);
        Vectors.addScaled(x, -projection, v, k, v.length);
    }

    void requireFullRank() {
        for (int k = 0; k < diagonal.length; k++) {
            if (Math.abs(diagonal[k]) <= columns[k].length * Math.ulp(1.0) * norms[k]) {
                throw new SingularMatrixException(k);
            }
        }
    }

    /** The coefficients for one right side, whose array is used up. */
    double[] solve(double[] right) {
        int n = diagonal.length;
        for (int k = 0; k < n; k++) {
            apply(k, right);
        }
        double[] x = new double[n];
        for (int k = n - 1; k >= 0; k--) {
            x[k] = right[k] / diagonal[k];
            Vectors.addScaled(right, -x[k], columns[k], 0, k);
        }
        return x;
    }

    /** The condition of the upper factor, with columns brought to one length: units of measure do not matter. */
    Conditioning conditioning() {
        int n = diagonal.length;
        double norm = 0;
        for (int k = 0; k < n; k++) {
            double sum = Math.abs(diagonal[k]) / norms[k];
            for (int i = 0; i < k; i++) {
                sum += Math.abs(columns[k][i]) / norms[k];
            }
            norm = Math.max(norm, sum);
        }
        return Conditioning.of(norm * InverseNorm.estimate(n, this::solveUpper, this::solveUpperTransposed));
    }

    private double[] solveUpper(double[] right) {
        double[] y = right.clone();
        for (int k = y.length - 1; k >= 0; k--) {
            double unscaled = y[k] / diagonal[k];
            Vectors.addScaled(y, -unscaled, columns[k], 0, k);
            y[k] = unscaled * norms[k];
        }
        return y;
    }

    private double[] solveUpperTransposed(double[] right) {
        double[] y = new double[right.length];
        for (int k = 0; k < y.length; k++) {
            y[k] = (right[k] * norms[k] - Vectors.dot(columns[k], y, 0, k)) / diagonal[k];
        }
        return y;
    }

    QrFactors factors() {
        int n = columns.length;
        int m = columns[0].length;
        double[] upper = new double[n * n];
        double[] orthogonal = new double[m * n];
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < j; i++) {
                upper[i * n + j] = columns[j][i];
            }
            upper[j * n + j] = diagonal[j];
            double[] unit = new double[m];
            unit[j] = 1;
            for (int k = n - 1; k >= 0; k--) {
                apply(k, unit);
            }
            for (int i = 0; i < m; i++) {
                orthogonal[i * n + j] = unit[i];
            }
        }
        return new QrFactors(
                Matrix.ofResult("a factorisation", m, n, orthogonal), Matrix.ofResult("a factorisation", n, n, upper));
    }
}
