// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.optimizer;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the records of this package require of their numbers. */
final class Checks {

    private Checks() {}

    static double requireAboveZero(String field, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new InvalidValueException(field, value, "a finite number above zero");
        }
        return value;
    }

    static double requireZeroOrMore(String field, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new InvalidValueException(field, value, "a finite number, zero or more");
        }
        return value;
    }

    static double requireShare(String field, double value) {
        if (!(value > 0 && value < 1)) {
            throw new InvalidValueException(field, value, "above 0 and below 1");
        }
        return value;
    }

    static double requireAtLeastOne(String field, double value) {
        if (!(value >= 1 && value < Double.POSITIVE_INFINITY)) {
            throw new InvalidValueException(field, value, "a finite number, 1 or more");
        }
        return value;
    }

    static Duration requireZeroOrMore(String field, @Nullable Duration value) {
        if (value == null || value.isNegative()) {
            throw new InvalidValueException(field, value, "zero or more");
        }
        return value;
    }
}
