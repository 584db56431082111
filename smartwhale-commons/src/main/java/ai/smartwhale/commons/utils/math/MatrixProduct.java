// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.math;

import java.util.Arrays;

/**
 * The product of two matrices: a panel of columns at a time so that what is read again stays in the cache, four rows of
 * the right matrix per sweep so that the sum is loaded and stored a quarter as often. Rows lie in arrays of their own,
 * because the compiler turns the inner loop into vector instructions only where it sees one index.
 */
final class MatrixProduct {

    private static final int PANEL = 256;

    private MatrixProduct() {}

    static Matrix of(Matrix left, Matrix right) {
        int rows = left.rows();
        int inner = left.columns();
        int columns = right.columns();
        double[] product = new double[Matrix.checkedSize(rows, columns)];
        for (int from = 0; from < columns; from += PANEL) {
            int width = Math.min(PANEL, columns - from);
            double[][] panel = panel(right, from, width);
            double[] sum = new double[width];
            for (int row = 0; row < rows; row++) {
                Arrays.fill(sum, 0);
                addRow(sum, left.shared(), row * inner, panel);
                System.arraycopy(sum, 0, product, row * columns + from, width);
            }
        }
        return Matrix.ofResult("a multiplication", rows, columns, product);
    }

    private static double[][] panel(Matrix matrix, int from, int width) {
        double[][] panel = new double[matrix.rows()][];
        for (int row = 0; row < panel.length; row++) {
            int start = row * matrix.columns() + from;
            panel[row] = Arrays.copyOfRange(matrix.shared(), start, start + width);
        }
        return panel;
    }

    private static void addRow(double[] sum, double[] left, int start, double[][] panel) {
        int k = 0;
        for (; k + 3 < panel.length; k += 4) {
            double a = left[start + k];
            double b = left[start + k + 1];
            double c = left[start + k + 2];
            double d = left[start + k + 3];
            addFour(sum, panel[k], a, panel[k + 1], b, panel[k + 2], c, panel[k + 3], d);
        }
        for (; k < panel.length; k++) {
            Vectors.addScaled(sum, left[start + k], panel[k], 0, sum.length);
        }
    }

    private static void addFour(
            double[] sum, double[] w, double a, double[] x, double b, double[] y, double c, double[] z, double d) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += a * w[j] + b * x[j] + c * y[j] + d * z[j];
        }
    }
}
