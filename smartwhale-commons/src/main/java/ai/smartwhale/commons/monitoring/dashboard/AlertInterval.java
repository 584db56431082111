// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.dashboard;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.resource.AlertSeverity;
import java.time.Instant;
import java.util.Optional;

/**
 * A time in which an alert fired.
 *
 * @param alert what it is called
 * @param severity how much it matters
 * @param from when it began
 * @param to when it ended, after it began; absent while it fires
 */
public record AlertInterval(String alert, AlertSeverity severity, Instant from, Optional<Instant> to) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if the name is blank, or it ends before it begins
     */
    public AlertInterval {
        InvalidValueException.requireText("alert", alert);
        InvalidValueException.requirePresent("severity", severity);
        InvalidValueException.requirePresent("from", from);
        InvalidValueException.requirePresent("to", to);
        Instant begin = from;
        to.ifPresent(end -> {
            if (end.isBefore(begin)) {
                throw new InvalidValueException("to", end, "not before " + begin);
            }
        });
    }
}
