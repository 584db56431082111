// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import ai.smartwhale.commons.InvalidValueException;

/** Checks of numbers with a fraction, which the shared checks do not know. Written so that NaN is refused. */
final class Doubles {

    private Doubles() {}

    static double requireRange(String field, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new InvalidValueException(field, value, least + " to " + most);
        }
        return value;
    }

    static double requireFinite(String field, double value) {
        if (!Double.isFinite(value)) {
            throw new InvalidValueException(field, value, "a finite number");
        }
        return value;
    }
}
