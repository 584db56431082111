// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.change;

import ai.smartwhale.commons.InvalidValueException;

/** Checks of numbers with a fraction, which the shared checks do not know. Written so that NaN is refused. */
final class Numbers {

    private Numbers() {}

    static double requireFinite(String field, double value) {
        if (!Double.isFinite(value)) {
            throw new InvalidValueException(field, value, "a finite number");
        }
        return value;
    }

    static double requireRange(String field, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new InvalidValueException(field, value, least + " to " + most);
        }
        return value;
    }

    static double requirePositive(String field, double value, double most) {
        if (!(value > 0 && value <= most)) {
            throw new InvalidValueException(field, value, "above 0, at most " + most);
        }
        return value;
    }

    /** The numbers must all be finite; the name of the first that is not is in the exception. */
    static double[] requireFinite(String field, double[] values) {
        InvalidValueException.requirePresent(field, values);
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new InvalidValueException(field + '[' + i + ']', values[i], "a finite number");
            }
        }
        return values;
    }
}
