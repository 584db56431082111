// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import ai.smartwhale.commons.InvalidValueException;

/**
 * A change that somebody thinks would help.
 *
 * @param knob the name of the knob
 * @param to where to turn it; the loop goes there within its bounds, a step at a time
 * @param reason why, with the numbers it rests on
 * @param expected by how much the measure of the knob should rise, -1 to 1
 */
public record Proposal(String knob, double to, String reason, double expected) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if a text is blank or a number outside its range
     */
    public Proposal {
        InvalidValueException.requireText("knob", knob);
        InvalidValueException.requireText("reason", reason);
        if (!Double.isFinite(to)) {
            throw new InvalidValueException("to", to, "finite");
        }
        if (!(expected >= -1 && expected <= 1)) {
            throw new InvalidValueException("expected", expected, "-1..1");
        }
    }
}
