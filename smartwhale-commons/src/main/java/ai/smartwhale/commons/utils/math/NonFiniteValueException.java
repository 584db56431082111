// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.math;

/** A NaN or an infinite number where only finite numbers make sense. Names where it stands. */
public final class NonFiniteValueException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final int index;
    private final double value;

    /**
     * Creates the exception.
     *
     * @param field the name of the argument
     * @param index where in it, from 0; in a matrix counted row by row
     * @param value NaN or an infinite number
     */
    public NonFiniteValueException(String field, int index, double value) {
        super(field + '[' + index + "] is " + value + "; allowed: finite numbers");
        this.field = field;
        this.index = index;
        this.value = value;
    }

    /**
     * Requires that all numbers are finite.
     *
     * @param field the name for the message
     * @param values the numbers
     * @return the same array
     * @throws NonFiniteValueException for the first that is not finite
     */
    public static double[] requireFinite(String field, double[] values) {
        if (!Vectors.allFinite(values)) {
            for (int i = 0; i < values.length; i++) {
                if (!Double.isFinite(values[i])) {
                    throw new NonFiniteValueException(field, i, values[i]);
                }
            }
        }
        return values;
    }

    /**
     * The argument.
     *
     * @return its name
     */
    public String field() {
        return field;
    }

    /**
     * Where in the argument.
     *
     * @return the index, from 0
     */
    public int index() {
        return index;
    }

    /**
     * What stood there.
     *
     * @return NaN or an infinite number
     */
    public double value() {
        return value;
    }
}
