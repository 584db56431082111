// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.math;

/**
 * Derivatives by central differences over shrinking steps, extrapolated to a step of zero (Ridders, Accurate
 * computation of F'(x) and F'(x)F''(x), 1982). Stops when rounding begins to win over the extrapolation.
 */
final class Differentiation {

    private static final int MOST_STEPS = 12;
    private static final double SHRINK = 1.4;
    /** Twice as bad as the best error is where rounding has taken over. */
    private static final double GIVE_UP = 2;

    private Differentiation() {}

    static Approximation at(CountedFunction function, double x, double firstStep, Tolerance tolerance) {
        double[][] table = new double[MOST_STEPS][MOST_STEPS];
        double step = firstStep;
        double best = 0;
        double error = Double.POSITIVE_INFINITY;
        for (int i = 0; i < MOST_STEPS && function.mayEvaluate(2); i++, step /= SHRINK) {
            // What is really added to x is a number that x can take in.
            double high = x + step;
            double low = x - step;
            table[i][0] = (function.at(high) - function.at(low)) / (high - low);
            double factor = 1;
            for (int j = 1; j <= i; j++) {
                factor *= SHRINK * SHRINK;
                table[i][j] = (table[i][j - 1] * factor - table[i - 1][j - 1]) / (factor - 1);
                double change =
                        Math.max(Math.abs(table[i][j] - table[i][j - 1]), Math.abs(table[i][j] - table[i - 1][j - 1]));
                if (change <= error) {
                    error = change;
                    best = table[i][j];
                }
            }
            if (i > 0 && Math.abs(table[i][i] - table[i - 1][i - 1]) >= GIVE_UP * error) {
                break;
            }
        }
        if (!(error <= tolerance.allowed(best))) {
            throw function.failure("the extrapolation does not settle", best, error);
        }
        return function.result(best, error);
    }
}
