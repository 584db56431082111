// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.math;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.util.Arrays;

/** A dense matrix of finite doubles, kept row by row. Immutable, and so safe for use by many threads. */
public final class Matrix {

    /** The most elements of a matrix: 16,777,216, which take 128 MiB. */
    public static final int MOST_ELEMENTS = 1 << 24;

    private final int rows;
    private final int columns;
    private final double[] values;

    private Matrix(int rows, int columns, double[] values) {
        this.rows = rows;
        this.columns = columns;
        this.values = values;
    }

    /**
     * A matrix of given rows.
     *
     * @param rows 1 or more rows of the same length of 1 or more; copied
     * @return the matrix
     * @throws InvalidValueException if there is no element, or the rows differ in length
     * @throws NonFiniteValueException if an element is NaN or infinite
     * @throws LimitExceededException if there are more than {@link #MOST_ELEMENTS}
     */
    public static Matrix of(double[][] rows) {
        InvalidValueException.requirePresent("rows", rows);
        InvalidValueException.requireRange("rows.length", rows.length, 1, Integer.MAX_VALUE);
        int columns = InvalidValueException.requirePresent("rows[0]", rows[0]).length;
        double[] values = new double[checkedSize(rows.length, columns)];
        for (int i = 0; i < rows.length; i++) {
            double[] row = InvalidValueException.requirePresent("rows[" + i + ']', rows[i]);
            InvalidValueException.requireRange("rows[" + i + "].length", row.length, columns, columns);
            System.arraycopy(row, 0, values, i * columns, columns);
        }
        return new Matrix(rows.length, columns, NonFiniteValueException.requireFinite("rows", values));
    }

    /**
     * A matrix of given elements.
     *
     * @param rows how many rows, 1 or more
     * @param columns how many columns, 1 or more
     * @param values the elements row by row; copied
     * @return the matrix
     * @throws InvalidValueException if the number of elements is not {@code rows * columns}
     * @throws NonFiniteValueException if an element is NaN or infinite
     * @throws LimitExceededException if there are more than {@link #MOST_ELEMENTS}
     */
    public static Matrix of(int rows, int columns, double... values) {
        int size = checkedSize(rows, columns);
        InvalidValueException.requirePresent("values", values);
        InvalidValueException.requireRange("values.length", values.length, size, size);
        return new Matrix(rows, columns, NonFiniteValueException.requireFinite("values", values.clone()));
    }

    /**
     * A matrix of one column.
     *
     * @param values the elements from top to bottom, 1 or more; copied
     * @return the matrix
     * @throws InvalidValueException if there is none
     * @throws NonFiniteValueException if an element is NaN or infinite
     */
    public static Matrix column(double... values) {
        return of(InvalidValueException.requirePresent("values", values).length, 1, values);
    }

    /**
     * Ones on the diagonal and zeros elsewhere.
     *
     * @param size how many rows and columns, 1 or more
     * @return the matrix
     * @throws InvalidValueException if the size is below 1
     * @throws LimitExceededException if it has more than {@link #MOST_ELEMENTS}
     */
    public static Matrix identity(int size) {
        double[] values = new double[checkedSize(size, size)];
        for (int i = 0; i < size; i++) {
            values[i * size + i] = 1;
        }
        return new Matrix(size, size, values);
    }

    /** Takes the array of a result over without a copy. */
    static Matrix ofResult(String operation, int rows, int columns, double[] values) {
        if (!Vectors.allFinite(values)) {
            throw new ArithmeticException("the result of " + operation + " is above the largest double");
        }
        return new Matrix(rows, columns, values);
    }

    static int checkedSize(int rows, int columns) {
        InvalidValueException.requireRange("rows", rows, 1, Integer.MAX_VALUE);
        InvalidValueException.requireRange("columns", columns, 1, Integer.MAX_VALUE);
        return (int) LimitExceededException.requireAtMost("matrix, in elements", (long) rows * columns, MOST_ELEMENTS);
    }

    /**
     * The height.
     *
     * @return how many rows
     */
    public int rows() {
        return rows;
    }

    /**
     * The width.
     *
     * @return how many columns
     */
    public int columns() {
        return columns;
    }

    /**
     * One element.
     *
     * @param row from 0
     * @param column from 0
     * @return the element
     * @throws InvalidValueException if there is no such row or column
     */
    public double get(int row, int column) {
        InvalidValueException.requireRange("row", row, 0, rows - 1L);
        InvalidValueException.requireRange("column", column, 0, columns - 1L);
        return values[row * columns + column];
    }

    /**
     * All elements.
     *
     * @return a copy, row by row
     */
    public double[] toArray() {
        return values.clone();
    }

    /** The elements themselves, for reading only. */
    double[] shared() {
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Matrix that
                && rows == that.rows
                && columns == that.columns
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return (31 * rows + columns) * 31 + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Matrix[" + rows + 'x' + columns + ']';
    }
}
