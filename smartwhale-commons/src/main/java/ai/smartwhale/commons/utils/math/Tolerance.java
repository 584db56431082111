// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.math;

import ai.smartwhale.commons.InvalidValueException;

/**
 * When a numerical method may stop, and when it must.
 *
 * @param relative the error allowed, as a share of the result: 1e-14 to 0.1
 * @param absolute the error allowed in any case, 0 or more
 * @param maxEvaluations the most evaluations of the function, 10 to 100,000,000
 */
public record Tolerance(double relative, double absolute, int maxEvaluations) {

    /** A relative error of 1e-10, an absolute one of 1e-14, and 100,000 evaluations. */
    public static final Tolerance DEFAULT = new Tolerance(1e-10, 1e-14, 100_000);

    /** Checks every component. */
    public Tolerance {
        if (!(relative >= 1e-14 && relative <= 0.1)) {
            throw new InvalidValueException("relative", relative, "1e-14..0.1");
        }
        if (!(absolute >= 0 && absolute <= Double.MAX_VALUE)) {
            throw new InvalidValueException("absolute", absolute, "0 or more, and finite");
        }
        InvalidValueException.requireRange("maxEvaluations", maxEvaluations, 10, 100_000_000);
    }

    double allowed(double result) {
        return Math.max(absolute, relative * Math.abs(result));
    }
}
