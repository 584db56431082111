// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand.keys;

import ai.smartwhale.commons.InvalidValueException;

/** Checks of fractions. */
final class Numbers {

    private Numbers() {}

    static double requireShare(String field, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new InvalidValueException(field, value, "0..1");
        }
        return value;
    }
}
