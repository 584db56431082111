// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.math;

/** A matrix has no inverse, or its columns depend on each other, to the precision of double. */
public final class SingularMatrixException extends ArithmeticException {

    private static final long serialVersionUID = 1L;

    private final int column;

    /**
     * Creates the exception.
     *
     * @param column the first column, from 0, that depends on those before it
     */
    public SingularMatrixException(int column) {
        super("the matrix is singular: to working precision, column " + column + " depends on those before it");
        this.column = column;
    }

    /**
     * The first column that depends on those before it.
     *
     * @return the column, from 0
     */
    public int column() {
        return column;
    }
}
