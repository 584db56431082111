// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.math;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Adaptive integration with the pair of 7 and 15 points of Gauss and Kronrod: the interval with the largest error is
 * halved until the sum of the errors is small enough, as QAG of QUADPACK does (Piessens and others, 1983).
 */
final class GaussKronrod {

    private static final int POINTS = 15;
    private static final double[] NODES = {
        0.991455371120812639206854697526329,
        0.949107912342758524526189684047851,
        0.864864423359769072789712788640926,
        0.741531185599394439863864773280788,
        0.586087235467691130294144691693270,
        0.405845151377397166906606412076961,
        0.207784955007898467600689403773245,
        0.0
    };
    private static final double[] KRONROD = {
        0.022935322010529224963732008058970,
        0.063092092629978553290700663189204,
        0.104790010322250183839876322541518,
        0.140653259715525918745189590510238,
        0.169004726639267902826583426598550,
        0.190350578064785409913256402421014,
        0.204432940075298892414161999234649,
        0.209482141084727828012999174891714
    };
    /** The weights of every other node. */
    private static final double[] GAUSS = {
        0.129484966168869693270611432679082,
        0.279705391489276667901467771423780,
        0.381830050505118944950369775488975,
        0.417959183673469387755102040816327
    };

    private final CountedFunction function;
    private final Tolerance tolerance;

    GaussKronrod(CountedFunction function, Tolerance tolerance) {
        this.function = function;
        this.tolerance = tolerance;
    }

    private record Part(double from, double to, double integral, double error) {}

    Approximation between(double from, double to) {
        PriorityQueue<Part> parts =
                new PriorityQueue<>(Comparator.comparingDouble(Part::error).reversed());
        parts.add(part(from, to));
        while (true) {
            CompensatedSum integral = new CompensatedSum();
            CompensatedSum error = new CompensatedSum();
            for (Part part : parts) {
                integral.add(part.integral());
                error.add(part.error());
            }
            if (error.value() <= tolerance.allowed(integral.value())) {
                return function.result(integral.value(), error.value());
            }
            if (!function.mayEvaluate(2 * POINTS)) {
                throw function.failure("the limit of evaluations is reached", integral.value(), error.value());
            }
            Part worst = parts.remove();
            double middle = worst.from() / 2 + worst.to() / 2;
            if (middle == worst.from() || middle == worst.to()) {
                throw function.failure(
                        "an interval at " + middle + " cannot be halved further", integral.value(), error.value());
            }
            parts.add(part(worst.from(), middle));
            parts.add(part(middle, worst.to()));
        }
    }

    private Part part(double from, double to) {
        double centre = from / 2 + to / 2;
        double half = to / 2 - from / 2;
        double middle = function.at(centre);
        double kronrod = KRONROD[7] * middle;
        double gauss = GAUSS[3] * middle;
        double magnitude = Math.abs(kronrod);
        for (int i = 0; i < 7; i++) {
            double left = function.at(centre - half * NODES[i]);
            double right = function.at(centre + half * NODES[i]);
            kronrod += KRONROD[i] * (left + right);
            magnitude += KRONROD[i] * (Math.abs(left) + Math.abs(right));
            if (i % 2 == 1) {
                gauss += GAUSS[i / 2] * (left + right);
            }
        }
        double difference = Math.abs((kronrod - gauss) * half);
        double scale = magnitude * Math.abs(half);
        // The 15 points are far better than the 7: the difference overstates their error, less so when it is large.
        double error = scale == 0 ? 0 : scale * Math.min(1, Math.pow(200 * difference / scale, 1.5));
        return new Part(from, to, kronrod * half, Math.min(difference, error));
    }
}
