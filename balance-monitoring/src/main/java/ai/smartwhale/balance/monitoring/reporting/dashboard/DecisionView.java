// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.dashboard;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * One decision about how Balance works. Texts beyond 2,000 characters are cut.
 *
 * @param id tells it from others
 * @param at when it was made
 * @param knob what was turned
 * @param unit of what it was turned from and to; may be empty
 * @param from where it stood
 * @param to where it was turned
 * @param reason why
 * @param measure by what its effect is judged
 * @param expected by how much that was to change
 * @param measured by how much it changed; empty as long as that is not known
 * @param phase where it stands
 * @param outcome why it stands there; may be empty
 */
public record DecisionView(
        String id,
        Instant at,
        String knob,
        String unit,
        double from,
        double to,
        String reason,
        String measure,
        double expected,
        OptionalDouble measured,
        DecisionPhase phase,
        String outcome) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is missing or no finite number
     */
    public DecisionView {
        id = Shown.name("id", id);
        InvalidValueException.requirePresent("at", at);
        knob = Shown.name("knob", knob);
        unit = Shown.cut("unit", unit);
        Shown.requireFinite("from", from);
        Shown.requireFinite("to", to);
        reason = Shown.cut("reason", reason);
        measure = Shown.name("measure", measure);
        Shown.requireFinite("expected", expected);
        InvalidValueException.requirePresent("measured", measured)
                .ifPresent(change -> Shown.requireFinite("measured", change));
        InvalidValueException.requirePresent("phase", phase);
        outcome = Shown.cut("outcome", outcome);
    }
}
