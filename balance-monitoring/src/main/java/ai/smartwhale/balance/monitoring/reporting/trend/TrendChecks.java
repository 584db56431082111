// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.trend;

import ai.smartwhale.commons.InvalidValueException;

/** What the records of this package demand of their numbers. */
final class TrendChecks {

    private TrendChecks() {}

    static void requireFinite(String field, double value) {
        if (!Double.isFinite(value)) {
            throw new InvalidValueException(field, value, "a finite number");
        }
    }

    static void requireShare(String field, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new InvalidValueException(field, value, "0..1");
        }
    }
}
