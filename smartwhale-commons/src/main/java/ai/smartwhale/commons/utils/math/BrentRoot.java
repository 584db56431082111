// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.math;

/**
 * Root finding that takes the fast step (inverse quadratic or secant) where it is safe and bisects elsewhere: Brent,
 * Algorithms for Minimization without Derivatives, 1973, chapter 4.
 */
final class BrentRoot {

    private final CountedFunction function;
    private final Tolerance tolerance;

    /** The best estimate, the one before it, and the other end of the bracket. */
    private double b;

    private double a;
    private double c;
    private double fb;
    private double fa;
    private double fc;

    BrentRoot(CountedFunction function, Tolerance tolerance) {
        this.function = function;
        this.tolerance = tolerance;
    }

    Approximation between(double low, double high) {
        a = low;
        b = high;
        fa = function.at(a);
        fb = function.at(b);
        if (fa == 0) {
            return function.result(a, 0);
        }
        if (fb != 0 && fa > 0 == fb > 0) {
            throw function.failure(
                    "the function has the same sign at both ends, " + fa + " and " + fb, Double.NaN, Double.NaN);
        }
        c = a;
        fc = fa;
        return iterate(b - a);
    }

    private Approximation iterate(double firstStep) {
        double step = firstStep;
        double stepBefore = firstStep;
        while (true) {
            if (Math.abs(fc) < Math.abs(fb)) {
                exchange();
            }
            double allowed = 2 * Math.ulp(b) + tolerance.allowed(b) / 2;
            double half = (c - b) / 2;
            if (Math.abs(half) <= allowed || fb == 0) {
                return function.result(b, fb == 0 ? 0 : Math.abs(half));
            }
            if (!function.mayEvaluate(1)) {
                throw function.failure("the limit of evaluations is reached", b, Math.abs(half));
            }
            double proposed = interpolatedStep(half);
            boolean safe = Math.abs(stepBefore) >= allowed
                    && Math.abs(fa) > Math.abs(fb)
                    && Math.abs(proposed) < Math.min(1.5 * Math.abs(half), Math.abs(stepBefore / 2))
                    && proposed > 0 == half > 0;
            stepBefore = safe ? step : half;
            step = safe ? proposed : half;
            a = b;
            fa = fb;
            b += Math.abs(step) > allowed ? step : Math.copySign(allowed, half);
            fb = function.at(b);
            if (fb > 0 == fc > 0) {
                c = a;
                fc = fa;
                step = b - a;
                stepBefore = step;
            }
        }
    }

    private void exchange() {
        a = b;
        b = c;
        c = a;
        fa = fb;
        fb = fc;
        fc = fa;
    }

    private double interpolatedStep(double half) {
        double s = fb / fa;
        double p;
        double q;
        if (a == c) {
            p = 2 * half * s;
            q = 1 - s;
        } else {
            double r = fb / fc;
            double t = fa / fc;
            p = s * (2 * half * t * (t - r) - (b - a) * (r - 1));
            q = (t - 1) * (r - 1) * (s - 1);
        }
        return p > 0 ? p / -q : -p / q;
    }
}
