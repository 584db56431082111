// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

import ai.smartwhale.commons.InvalidValueException;

/** Checks of numbers. */
final class Values {

    private Values() {}

    static double requirePositive(String field, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new InvalidValueException(field, value, "a finite number above 0");
        }
        return value;
    }

    static double requireAmount(String field, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new InvalidValueException(field, value, "a finite number, 0 or more");
        }
        return value;
    }

    static double requireInside(String field, double value) {
        if (!(value > 0 && value < 1)) {
            throw new InvalidValueException(field, value, "above 0, less than 1");
        }
        return value;
    }
}
