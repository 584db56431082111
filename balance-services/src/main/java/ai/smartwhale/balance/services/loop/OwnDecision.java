// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Optional;

/**
 * A change that was decided outside of the loop, by a measure of its own, to be recorded and told as all others. Those
 * of one knob follow each other: {@link DecisionState#TRIAL}, or {@link DecisionState#ADVISED} without an effect,
 * begins a decision; any other state ends the last one that was begun, or is a decision by itself.
 *
 * @param knob what is turned, 1 or more characters
 * @param unit of the values
 * @param from where it stood
 * @param to where it is turned
 * @param reason why, with numbers
 * @param expected by how much its measure should rise, -1 to 1
 * @param state what became of it
 * @param effect what it did, as far as that was measured
 * @param outcome why it is in this state
 */
public record OwnDecision(
        String knob,
        String unit,
        double from,
        double to,
        String reason,
        double expected,
        DecisionState state,
        Optional<MeasuredEffect> effect,
        String outcome) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if a text is blank or a number outside its range
     */
    public OwnDecision {
        InvalidValueException.requireText("knob", knob);
        InvalidValueException.requireText("unit", unit);
        InvalidValueException.requireText("reason", reason);
        InvalidValueException.requireText("outcome", outcome);
        InvalidValueException.requirePresent("state", state);
        InvalidValueException.requirePresent("effect", effect);
        if (!Double.isFinite(from) || !Double.isFinite(to)) {
            throw new InvalidValueException("from, to", from + ", " + to, "finite");
        }
        if (!(expected >= -1 && expected <= 1)) {
            throw new InvalidValueException("expected", expected, "-1..1");
        }
    }

    OwnDecision with(MeasuredEffect measured) {
        return became(state, Optional.of(measured), outcome);
    }

    /**
     * The same in another state.
     *
     * @param next the state
     * @param measured what it did, as far as that was measured
     * @param why it came into this state
     * @return the decision
     */
    public OwnDecision became(DecisionState next, Optional<MeasuredEffect> measured, String why) {
        return new OwnDecision(knob, unit, from, to, reason, expected, next, measured, why);
    }

    boolean begins() {
        return state == DecisionState.TRIAL || (state == DecisionState.ADVISED && effect.isEmpty());
    }
}
