// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.model;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;

/**
 * The head of a column.
 *
 * @param name what it shows; at most 256 characters
 * @param unit in what; may be empty
 */
public record ReportColumn(String name, String unit) {

    /**
     * Checks.
     *
     * @throws InvalidValueException if the name is blank or the unit is null
     */
    public ReportColumn {
        InvalidValueException.requireText("name", name);
        LimitExceededException.requireAtMost("name, in characters", name.length(), 256);
        InvalidValueException.requirePresent("unit", unit);
    }

    /**
     * What is written above the column.
     *
     * @return the name, with the unit in brackets if there is one
     */
    public String heading() {
        return unit.isEmpty() ? name : name + " (" + unit + ')';
    }
}
