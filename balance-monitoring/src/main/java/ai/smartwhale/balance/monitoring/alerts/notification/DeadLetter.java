// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;

/**
 * A message that could not be delivered.
 *
 * @param channel the channel that should have
 * @param notification the message
 * @param why the last failure
 * @param attempts how often it was tried
 * @param at when it was given up
 */
public record DeadLetter(String channel, Notification notification, String why, int attempts, Instant at) {

    /**
     * Checks the parts.
     *
     * @throws InvalidValueException if one is missing
     */
    public DeadLetter {
        InvalidValueException.requireText("channel", channel);
        InvalidValueException.requirePresent("notification", notification);
        InvalidValueException.requirePresent("why", why);
        InvalidValueException.requireRange("attempts", attempts, 0, Integer.MAX_VALUE);
        InvalidValueException.requirePresent("at", at);
    }
}
