// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.utils.math.Matrix;
import ai.smartwhale.commons.utils.math.MatrixCalculations;
import ai.smartwhale.commons.utils.math.NonFiniteValueException;
import ai.smartwhale.commons.utils.math.NumericalOperations;
import ai.smartwhale.commons.utils.math.StatisticalAnalysis;
import ai.smartwhale.commons.utils.math.Statistics;
import ai.smartwhale.commons.utils.math.Tolerance;

/**
 * The door to statistics, numerical methods and matrices. Pure functions, safe for use by many threads.
 *
 * <pre>{@code
 * Statistics latency = MathUtils.statisticalAnalysis(millis);
 * double root = MathUtils.numericalOperations().findRoot(Math::cos, 0, 3).value();
 * Solution solution = MathUtils.matrixCalculations(a).solve(b);
 * }</pre>
 */
public final class MathUtils {

    private static final NumericalOperations DEFAULTS = new NumericalOperations(Tolerance.DEFAULT);

    private MathUtils() {}

    /**
     * Describes a sample: moments, range and quantiles (definition R-7), in time proportional to its size.
     *
     * @param values 1 or more finite numbers; not changed
     * @param probabilities of quantiles wanted besides 0.5, 0.95 and 0.99, each 0 to 1
     * @return the description
     * @throws InvalidValueException if there are no values, or a probability is outside of 0..1
     * @throws NonFiniteValueException naming the index, if a value is NaN or infinite
     */
    public static Statistics statisticalAnalysis(double[] values, double... probabilities) {
        return StatisticalAnalysis.of(values, probabilities);
    }

    /**
     * Exact sums, roots, integrals, derivatives and interpolation with {@link Tolerance#DEFAULT}.
     *
     * @return the operations
     */
    public static NumericalOperations numericalOperations() {
        return DEFAULTS;
    }

    /**
     * Exact sums, roots, integrals, derivatives and interpolation with another tolerance.
     *
     * @param tolerance when a method may stop, and when it must
     * @return the operations
     */
    public static NumericalOperations numericalOperations(Tolerance tolerance) {
        return new NumericalOperations(tolerance);
    }

    /**
     * What can be calculated from a matrix: products, factors, solutions, and how far they can be trusted.
     *
     * @param matrix the matrix, the left one where there are two
     * @return the calculations
     * @throws InvalidValueException if the matrix is null
     */
    public static MatrixCalculations matrixCalculations(Matrix matrix) {
        return new MatrixCalculations(matrix);
    }
}
