// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.math;

import java.util.Arrays;

/**
 * {@code P A = L U} with partial pivoting, row by row. Rows lie in arrays of their own and are swapped by reference.
 */
final class LuDecomposition {

    private final double[][] lu;
    /** Which row of the original stands at each place. */
    private final int[] order;

    private final boolean odd;
    private final double[] largestOfColumn;
    private final double norm;

    private LuDecomposition(double[][] lu, int[] order, boolean odd, double[] largestOfColumn, double norm) {
        this.lu = lu;
        this.order = order;
        this.odd = odd;
        this.largestOfColumn = largestOfColumn;
        this.norm = norm;
    }

    static LuDecomposition of(Matrix matrix) {
        int n = matrix.rows();
        double[][] rows = new double[n][n];
        int[] order = new int[n];
        double[] largest = new double[n];
        double[] columnSums = new double[n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(matrix.shared(), i * n, rows[i], 0, n);
            order[i] = i;
            for (int j = 0; j < n; j++) {
                largest[j] = Math.max(largest[j], Math.abs(rows[i][j]));
                columnSums[j] += Math.abs(rows[i][j]);
            }
        }
        double norm = 0;
        for (double sum : columnSums) {
            norm = Math.max(norm, sum);
        }
        boolean odd = eliminate(rows, order);
        return new LuDecomposition(rows, order, odd, largest, norm);
    }

    private static boolean eliminate(double[][] rows, int[] order) {
        int n = rows.length;
        boolean odd = false;
        for (int k = 0; k < n; k++) {
            int pivot = pivotRow(rows, k);
            if (pivot != k) {
                double[] row = rows[k];
                rows[k] = rows[pivot];
                rows[pivot] = row;
                int place = order[k];
                order[k] = order[pivot];
                order[pivot] = place;
                odd = !odd;
            }
            double divisor = rows[k][k];
            if (divisor != 0) {
                for (int i = k + 1; i < n; i++) {
                    double factor = rows[i][k] / divisor;
                    rows[i][k] = factor;
                    Vectors.addScaled(rows[i], -factor, rows[k], k + 1, n);
                }
            }
        }
        return odd;
    }

    private static int pivotRow(double[][] rows, int column) {
        int best = column;
        for (int i = column + 1; i < rows.length; i++) {
            if (Math.abs(rows[i][column]) > Math.abs(rows[best][column])) {
                best = i;
            }
        }
        return best;
    }

    double determinant() {
        double determinant = odd ? -1 : 1;
        for (int i = 0; i < lu.length; i++) {
            determinant *= lu[i][i];
        }
        return determinant;
    }

    /** Refuses pivots that are nothing but the rounding of their column. */
    void requireRegular() {
        for (int k = 0; k < lu.length; k++) {
            if (Math.abs(lu[k][k]) <= lu.length * Math.ulp(1.0) * largestOfColumn[k]) {
                throw new SingularMatrixException(k);
            }
        }
    }

    Conditioning conditioning() {
        requireRegular();
        double inverseNorm = InverseNorm.estimate(lu.length, this::solveColumn, this::solveTransposed);
        return Conditioning.of(norm * inverseNorm);
    }

    Matrix solve(Matrix right) {
        return right.columns() == 1
                ? Matrix.ofResult("solving", lu.length, 1, solveColumn(right.shared()))
                : solveRows(right);
    }

    /** Solves for all columns of the right side at once, so that the inner loops run along rows. */
    private Matrix solveRows(Matrix right) {
        int n = lu.length;
        int width = right.columns();
        double[][] x = new double[n][width];
        for (int i = 0; i < n; i++) {
            System.arraycopy(right.shared(), order[i] * width, x[i], 0, width);
            for (int k = 0; k < i; k++) {
                Vectors.addScaled(x[i], -lu[i][k], x[k], 0, width);
            }
        }
        double[] solution = new double[n * width];
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                Vectors.addScaled(x[i], -lu[i][k], x[k], 0, width);
            }
            for (int j = 0; j < width; j++) {
                x[i][j] /= lu[i][i];
            }
            System.arraycopy(x[i], 0, solution, i * width, width);
        }
        return Matrix.ofResult("solving", n, width, solution);
    }

    private double[] solveColumn(double[] right) {
        int n = lu.length;
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = right[order[i]] - Vectors.dot(lu[i], x, 0, i);
        }
        for (int i = n - 1; i >= 0; i--) {
            x[i] = (x[i] - Vectors.dot(lu[i], x, i + 1, n)) / lu[i][i];
        }
        return x;
    }

    private double[] solveTransposed(double[] right) {
        int n = lu.length;
        double[] y = right.clone();
        for (int i = 0; i < n; i++) {
            y[i] /= lu[i][i];
            Vectors.addScaled(y, -y[i], lu[i], i + 1, n);
        }
        for (int i = n - 1; i > 0; i--) {
            Vectors.addScaled(y, -y[i], lu[i], 0, i);
        }
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[order[i]] = y[i];
        }
        return x;
    }

    LuFactors factors() {
        int n = lu.length;
        double[] lower = new double[n * n];
        double[] upper = new double[n * n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(lu[i], 0, lower, i * n, i);
            lower[i * n + i] = 1;
            System.arraycopy(lu[i], i, upper, i * n + i, n - i);
        }
        return new LuFactors(
                Matrix.ofResult("a factorisation", n, n, lower),
                Matrix.ofResult("a factorisation", n, n, upper),
                Arrays.stream(order).boxed().toList());
    }
}
