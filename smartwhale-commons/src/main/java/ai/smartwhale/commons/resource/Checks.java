// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;

/** Checks of numbers with a fraction, which the shared checks do not know. */
final class Checks {

    private Checks() {}

    static double requireRange(String field, double value, double least, double most) {
        // Written so that NaN is refused.
        if (!(value >= least && value <= most)) {
            String from = least == Double.MIN_VALUE ? "above 0" : Double.toString(least);
            throw new InvalidValueException(field, value, most == Double.MAX_VALUE ? from : from + " to " + most);
        }
        return value;
    }

    static double requirePositive(String field, double value) {
        return requireRange(field, value, Double.MIN_VALUE, Double.MAX_VALUE);
    }
}
