// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

/** How sure it is that something is no chance. */
final class Confidence {

    private static final double MOST_ERRORS = 10;

    private Confidence() {}

    /**
     * The probability that a normally distributed value is nearer to zero than this one, by the logistic approximation
     * of Bowling et al. (2009), exact to 0.0002.
     */
    static double of(double change, double error) {
        if (error == 0) {
            return change == 0 ? 0 : 1;
        }
        double z = Math.min(MOST_ERRORS, Math.abs(change) / error);
        return 2 / (1 + Math.exp(-(0.07056 * z * z * z + 1.5976 * z))) - 1;
    }
}
