// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.improvement;

import java.util.SplittableRandom;

/**
 * Draws from a Gamma distribution of a shape of at least 1 (Marsaglia and Tsang, "A Simple Method for Generating Gamma
 * Variables", 2000). The share of one draw in the sum with another is a draw from a Beta distribution.
 */
final class GammaDraw {

    private final double d;
    private final double c;

    GammaDraw(double shape) {
        this.d = shape - 1.0 / 3;
        this.c = 1 / Math.sqrt(9 * d);
    }

    double next(SplittableRandom random) {
        while (true) {
            double x = random.nextGaussian();
            double root = 1 + c * x;
            if (root <= 0) {
                continue;
            }
            double v = root * root * root;
            double u = random.nextDouble();
            double squared = x * x;
            if (u < 1 - 0.0331 * squared * squared || Math.log(u) < 0.5 * squared + d * (1 - v + Math.log(v))) {
                return d * v;
            }
        }
    }
}
