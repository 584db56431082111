// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.improvement;

import ai.smartwhale.commons.InvalidValueException;

/** What {@link InvalidValueException} does for whole numbers. */
final class Checks {

    private Checks() {}

    static double requireBetween(String field, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new InvalidValueException(field, value, least + ".." + most);
        }
        return value;
    }
}
