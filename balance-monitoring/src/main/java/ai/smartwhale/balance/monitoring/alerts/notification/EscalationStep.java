// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * Who is told when nobody has acknowledged.
 *
 * @param after how long after the first message about the trouble, above zero
 * @param receiver the receiver who is told then
 */
public record EscalationStep(Duration after, String receiver) {

    /**
     * Checks the parts.
     *
     * @throws InvalidValueException if a part is missing or not positive
     */
    public EscalationStep {
        InvalidValueException.requirePositive("escalation after", after);
        InvalidValueException.requireText("escalation receiver", receiver);
    }
}
