// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.math;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Arrays;

/** Values between known points. */
final class Interpolator {

    private final double[] xs;
    private final double[] ys;

    Interpolator(double[] xs, double[] ys) {
        NonFiniteValueException.requireFinite("xs", InvalidValueException.requirePresent("xs", xs));
        NonFiniteValueException.requireFinite("ys", InvalidValueException.requirePresent("ys", ys));
        InvalidValueException.requireRange("xs.length", xs.length, 2, Integer.MAX_VALUE);
        InvalidValueException.requireRange("ys.length", ys.length, xs.length, xs.length);
        for (int i = 1; i < xs.length; i++) {
            if (xs[i] <= xs[i - 1]) {
                throw new InvalidValueException("xs[" + i + ']', xs[i], "above " + xs[i - 1] + ", the one before it");
            }
        }
        this.xs = xs;
        this.ys = ys;
    }

    double at(double x, Interpolation method) {
        if (!(x >= xs[0] && x <= xs[xs.length - 1])) {
            throw new InvalidValueException("x", x, xs[0] + ".." + xs[xs.length - 1]);
        }
        int place = Arrays.binarySearch(xs, x);
        if (place >= 0) {
            return ys[place];
        }
        int left = -place - 2;
        return switch (method) {
            case LINEAR -> linear(left, x);
            case MONOTONE_CUBIC -> cubic(left, x);
        };
    }

    private double linear(int left, double x) {
        double share = (x - xs[left]) / (xs[left + 1] - xs[left]);
        return ys[left] * (1 - share) + ys[left + 1] * share;
    }

    private double cubic(int left, double x) {
        double width = xs[left + 1] - xs[left];
        double t = (x - xs[left]) / width;
        double u = 1 - t;
        return ys[left] * (1 + 2 * t) * u * u
                + width * slope(left) * t * u * u
                + ys[left + 1] * t * t * (3 - 2 * t)
                - width * slope(left + 1) * t * t * u;
    }

    private double secant(int left) {
        return (ys[left + 1] - ys[left]) / (xs[left + 1] - xs[left]);
    }

    /** The weighted harmonic mean of the slopes on both sides; zero at a turning point. */
    private double slope(int i) {
        int last = xs.length - 1;
        if (last == 1) {
            return secant(0);
        }
        if (i == 0) {
            return endSlope(xs[1] - xs[0], xs[2] - xs[1], secant(0), secant(1));
        }
        if (i == last) {
            return endSlope(xs[last] - xs[last - 1], xs[last - 1] - xs[last - 2], secant(last - 1), secant(last - 2));
        }
        double before = secant(i - 1);
        double after = secant(i);
        if (before * after <= 0) {
            return 0;
        }
        double h0 = xs[i] - xs[i - 1];
        double h1 = xs[i + 1] - xs[i];
        double w0 = 2 * h1 + h0;
        double w1 = h1 + 2 * h0;
        return (w0 + w1) / (w0 / before + w1 / after);
    }

    private static double endSlope(double h0, double h1, double near, double far) {
        double slope = ((2 * h0 + h1) * near - h0 * far) / (h0 + h1);
        if (slope * near <= 0) {
            return 0;
        }
        return near * far <= 0 && Math.abs(slope) > 3 * Math.abs(near) ? 3 * near : slope;
    }
}
