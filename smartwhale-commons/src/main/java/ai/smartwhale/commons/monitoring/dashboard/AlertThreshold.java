// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.dashboard;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.resource.AlertSeverity;

/**
 * A number from which something is wrong.
 *
 * @param label what it is called
 * @param severity how much it matters
 * @param value the number, in the unit of the chart
 */
public record AlertThreshold(String label, AlertSeverity severity, double value) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if the label is blank or the number not finite
     */
    public AlertThreshold {
        InvalidValueException.requireText("label", label);
        InvalidValueException.requirePresent("severity", severity);
        if (!Double.isFinite(value)) {
            throw new InvalidValueException("value", value, "a finite number");
        }
    }
}
