// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand.capacity;

import ai.smartwhale.commons.InvalidValueException;

/** Checks of fractions. */
final class Numbers {

    private Numbers() {}

    static double requireAmount(String field, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new InvalidValueException(field, value, "a finite number, 0 or more");
        }
        return value;
    }

    static double requirePositive(String field, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new InvalidValueException(field, value, "a finite number above 0");
        }
        return value;
    }
}
