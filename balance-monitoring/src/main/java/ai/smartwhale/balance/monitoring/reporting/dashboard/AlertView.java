// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.dashboard;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.resource.AlertSeverity;
import java.time.Instant;

/**
 * One alert. Texts beyond 2,000 characters are cut.
 *
 * @param id names it to acknowledge or silence it; 1 to 200 characters
 * @param severity how much it matters
 * @param phase where it stands
 * @param summary what is the matter
 * @param action what to do about it, may be empty
 * @param since when it began
 */
public record AlertView(
        String id, AlertSeverity severity, AlertPhase phase, String summary, String action, Instant since) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is missing or the name too long
     */
    public AlertView {
        InvalidValueException.requireText("id", id);
        InvalidValueException.requireRange("id.length", id.length(), 1, 200);
        id = Shown.name("id", id);
        InvalidValueException.requirePresent("severity", severity);
        InvalidValueException.requirePresent("phase", phase);
        summary = Shown.cut("summary", summary);
        action = Shown.cut("action", action);
        InvalidValueException.requirePresent("since", since);
    }
}
