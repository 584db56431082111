// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.math;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;

/**
 * What can be calculated from a matrix. Every method leaves the matrix as it is, and may be called by many threads at
 * once.
 *
 * @param matrix the matrix, the left one where there are two
 */
public record MatrixCalculations(Matrix matrix) {

    /** Checks the matrix. */
    public MatrixCalculations {
        InvalidValueException.requirePresent("matrix", matrix);
    }

    /**
     * The sum of two matrices.
     *
     * @param other of the same height and width
     * @return the sum
     * @throws InvalidValueException if the sizes differ
     * @throws ArithmeticException if an element is above the largest double
     */
    public Matrix plus(Matrix other) {
        return plusScaled(other, 1);
    }

    /**
     * The difference of two matrices.
     *
     * @param other of the same height and width
     * @return the difference
     * @throws InvalidValueException if the sizes differ
     * @throws ArithmeticException if an element is above the largest double
     */
    public Matrix minus(Matrix other) {
        return plusScaled(other, -1);
    }

    private Matrix plusScaled(Matrix other, double factor) {
        requireRows(other, matrix.rows());
        InvalidValueException.requireRange("other.columns", other.columns(), matrix.columns(), matrix.columns());
        double[] sum = matrix.toArray();
        Vectors.addScaled(sum, factor, other.shared(), 0, sum.length);
        return Matrix.ofResult("an addition", matrix.rows(), matrix.columns(), sum);
    }

    /**
     * Each element times a number.
     *
     * @param factor a finite number
     * @return the product
     * @throws InvalidValueException if the factor is not finite
     * @throws ArithmeticException if an element is above the largest double
     */
    public Matrix scale(double factor) {
        if (!Double.isFinite(factor)) {
            throw new InvalidValueException("factor", factor, "a finite number");
        }
        double[] product = matrix.toArray();
        for (int i = 0; i < product.length; i++) {
            product[i] *= factor;
        }
        return Matrix.ofResult("a multiplication", matrix.rows(), matrix.columns(), product);
    }

    /**
     * The matrix product.
     *
     * @param other as high as this matrix is wide
     * @return the product, as high as this matrix and as wide as the other
     * @throws InvalidValueException if the sizes do not fit
     * @throws LimitExceededException if the product has more than {@link Matrix#MOST_ELEMENTS}
     * @throws ArithmeticException if an element is above the largest double
     */
    public Matrix multiply(Matrix other) {
        requireRows(other, matrix.columns());
        return MatrixProduct.of(matrix, other);
    }

    /**
     * Rows and columns exchanged.
     *
     * @return the transposed matrix
     */
    public Matrix transpose() {
        int rows = matrix.rows();
        int columns = matrix.columns();
        double[] transposed = new double[rows * columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                transposed[j * rows + i] = matrix.shared()[i * columns + j];
            }
        }
        return Matrix.ofResult("a transposition", columns, rows, transposed);
    }

    /**
     * The determinant, by an LU factorisation.
     *
     * @return the determinant; infinite or zero where it leaves the range of double
     * @throws InvalidValueException if the matrix is not square
     */
    public double determinant() {
        return factorised().determinant();
    }

    /**
     * The LU factors, with partial pivoting. Also a singular matrix has them.
     *
     * @return the factors
     * @throws InvalidValueException if the matrix is not square
     */
    public LuFactors lu() {
        return factorised().factors();
    }

    /**
     * The QR factors, by Householder reflections.
     *
     * @return the thin factors
     * @throws InvalidValueException if the matrix is wider than high
     */
    public QrFactors qr() {
        requireTall();
        return HouseholderQr.of(matrix).factors();
    }

    /**
     * Solves {@code A x = b} by an LU factorisation with partial pivoting.
     *
     * @param right as high as this matrix, one column per system
     * @return the unknowns, with a warning if the matrix is ill-conditioned
     * @throws InvalidValueException if this matrix is not square or the sizes do not fit
     * @throws SingularMatrixException if the matrix is singular to working precision
     */
    public Solution solve(Matrix right) {
        requireRows(right, matrix.rows());
        LuDecomposition lu = factorised();
        Conditioning conditioning = lu.conditioning();
        return new Solution(lu.solve(right), conditioning);
    }

    /**
     * The inverse. To solve equations, {@link #solve} is faster and more exact.
     *
     * @return the inverse, with a warning if the matrix is ill-conditioned
     * @throws InvalidValueException if the matrix is not square
     * @throws SingularMatrixException if the matrix is singular to working precision
     */
    public Solution inverse() {
        return solve(Matrix.identity(matrix.rows()));
    }

    /**
     * The coefficients {@code x} for which {@code A x} comes nearest to the right side, by a QR factorisation with
     * iterative refinement.
     *
     * @param right as high as this matrix, one column per problem
     * @return the coefficients, with a warning if the columns nearly depend on each other
     * @throws InvalidValueException if this matrix is wider than high or the sizes do not fit
     * @throws SingularMatrixException if the columns depend on each other to working precision
     */
    public LeastSquares leastSquares(Matrix right) {
        requireTall();
        requireRows(right, matrix.rows());
        return Regression.solve(matrix, right);
    }

    /**
     * Estimates the condition number in the 1-norm.
     *
     * @return the estimate
     * @throws InvalidValueException if the matrix is not square
     * @throws SingularMatrixException if the matrix is singular to working precision
     */
    public Conditioning conditioning() {
        return factorised().conditioning();
    }

    private LuDecomposition factorised() {
        InvalidValueException.requireRange("matrix.columns", matrix.columns(), matrix.rows(), matrix.rows());
        return LuDecomposition.of(matrix);
    }

    private void requireTall() {
        InvalidValueException.requireRange("matrix.columns", matrix.columns(), 1, matrix.rows());
    }

    private static void requireRows(Matrix other, int rows) {
        InvalidValueException.requirePresent("other", other);
        InvalidValueException.requireRange("other.rows", other.rows(), rows, rows);
    }
}
