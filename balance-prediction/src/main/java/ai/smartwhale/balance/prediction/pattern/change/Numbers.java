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

    /** Every number must be finite, or NaN for one that is missing; says how many are there. */
    static int countPresent(String field, double[] values) {
        int present = 0;
        for (int i = 0; i < values.length; i++) {
            if (Double.isInfinite(values[i])) {
                throw new InvalidValueException(field + '[' + i + ']', values[i], "a finite number, or NaN for none");
            }
            present += Double.isNaN(values[i]) ? 0 : 1;
        }
        return present;
    }

    static double[] requireAllFinite(String field, double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new InvalidValueException(field + '[' + i + ']', values[i], "a finite number");
            }
        }
        return values;
    }
}
