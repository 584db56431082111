// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.math;

import java.util.function.DoubleUnaryOperator;

/** A function that counts its evaluations, stops at a limit, and refuses results that are not finite. */
final class CountedFunction {

    private final String method;
    private final DoubleUnaryOperator function;
    private final int most;
    private int evaluations;

    CountedFunction(String method, DoubleUnaryOperator function, int most) {
        this.method = method;
        this.function = function;
        this.most = most;
    }

    double at(double x) {
        if (evaluations >= most) {
            throw failure("the limit of evaluations is reached", Double.NaN, Double.NaN);
        }
        evaluations++;
        double y = function.applyAsDouble(x);
        if (!Double.isFinite(y)) {
            throw failure("the function is " + y + " at " + x, Double.NaN, Double.NaN);
        }
        return y;
    }

    boolean mayEvaluate(int times) {
        return evaluations + times <= most;
    }

    NonConvergenceException failure(String reason, double best, double error) {
        return new NonConvergenceException(method, reason, best, error, evaluations);
    }

    Approximation result(double value, double error) {
        return new Approximation(value, error, evaluations);
    }
}
