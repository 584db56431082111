// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.math;

import ai.smartwhale.commons.InvalidValueException;
import java.util.function.DoubleUnaryOperator;

/**
 * Numerical methods that keep to one tolerance. Immutable, and safe for use by many threads as far as the functions
 * are.
 *
 * @param tolerance when a method may stop, and when it must
 */
public record NumericalOperations(Tolerance tolerance) {

    /** Checks the tolerance. */
    public NumericalOperations {
        InvalidValueException.requirePresent("tolerance", tolerance);
    }

    /**
     * A sum that keeps what rounding takes away (Neumaier).
     *
     * @param values finite numbers; none give 0
     * @return the sum; infinite where it is above the largest double
     * @throws NonFiniteValueException if a value is NaN or infinite
     */
    public double sum(double... values) {
        CompensatedSum sum = new CompensatedSum();
        for (double value : NonFiniteValueException.requireFinite(
                "values", InvalidValueException.requirePresent("values", values))) {
            sum.add(value);
        }
        return sum.value();
    }

    /**
     * The scalar product, as exact as if computed in twice the precision (Dot2).
     *
     * @param x finite numbers
     * @param y as many finite numbers
     * @return the sum of the products; infinite where it is above the largest double
     * @throws InvalidValueException if the lengths differ
     * @throws NonFiniteValueException if a number is NaN or infinite
     */
    public double dot(double[] x, double[] y) {
        NonFiniteValueException.requireFinite("x", InvalidValueException.requirePresent("x", x));
        NonFiniteValueException.requireFinite("y", InvalidValueException.requirePresent("y", y));
        InvalidValueException.requireRange("y.length", y.length, x.length, x.length);
        CompensatedSum sum = new CompensatedSum();
        for (int i = 0; i < x.length; i++) {
            sum.addProduct(x[i], y[i]);
        }
        return sum.value();
    }

    /**
     * Where a continuous function is zero (Brent).
     *
     * @param function of opposite signs at both ends
     * @param low one end
     * @param high the other end, above the first
     * @return the root
     * @throws InvalidValueException if the ends are not finite and in order
     * @throws NonConvergenceException if the signs are the same, a value is not finite or the evaluations run out
     */
    public Approximation findRoot(DoubleUnaryOperator function, double low, double high) {
        requireOrder(low, high);
        return new BrentRoot(counted("root finding", function), tolerance).between(low, high);
    }

    /**
     * The integral over a finite interval (adaptive Gauss-Kronrod with 7 and 15 points, never at the ends).
     *
     * @param function to integrate
     * @param low the lower end
     * @param high the upper end, above the lower
     * @return the integral
     * @throws InvalidValueException if the ends are not finite and in order
     * @throws NonConvergenceException if a value is not finite or the evaluations run out
     */
    public Approximation integrate(DoubleUnaryOperator function, double low, double high) {
        requireOrder(low, high);
        return new GaussKronrod(counted("integration", function), tolerance).between(low, high);
    }

    /**
     * The derivative of a smooth function (Ridders). Near zeros of the derivative only the absolute tolerance can be
     * kept.
     *
     * @param function to differentiate, defined around x
     * @param x where
     * @param step the first and largest distance from x that is tried, above zero; about where the function changes
     *     noticeably
     * @return the derivative
     * @throws InvalidValueException if x or the step is not finite, or the step vanishes beside x
     * @throws NonConvergenceException if a value is not finite or the estimates do not settle
     */
    public Approximation derivative(DoubleUnaryOperator function, double x, double step) {
        if (!Double.isFinite(x)) {
            throw new InvalidValueException("x", x, "a finite number");
        }
        if (!(step > 1000 * Math.ulp(x) && step <= Double.MAX_VALUE / 4)) {
            throw new InvalidValueException("step", step, "above " + 1000 * Math.ulp(x) + ", and finite");
        }
        return Differentiation.at(counted("differentiation", function), x, step, tolerance);
    }

    /**
     * A value between known points.
     *
     * @param xs where the points are, 2 or more, strictly ascending
     * @param ys the value at each point
     * @param x where the value is wanted, from the first point to the last
     * @param method how to go from one point to the next
     * @return the value
     * @throws InvalidValueException if the points are not in order, differ in number, or x is outside
     * @throws NonFiniteValueException if a point is NaN or infinite
     */
    public double interpolate(double[] xs, double[] ys, double x, Interpolation method) {
        return new Interpolator(xs, ys).at(x, InvalidValueException.requirePresent("method", method));
    }

    private CountedFunction counted(String method, DoubleUnaryOperator function) {
        return new CountedFunction(
                method, InvalidValueException.requirePresent("function", function), tolerance.maxEvaluations());
    }

    private static void requireOrder(double low, double high) {
        if (!Double.isFinite(low)) {
            throw new InvalidValueException("low", low, "a finite number");
        }
        if (!(high > low && high <= Double.MAX_VALUE)) {
            throw new InvalidValueException("high", high, "above " + low + ", and finite");
        }
    }
}
