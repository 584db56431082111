// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Optional;

/**
 * How a channel does.
 *
 * @param name its name
 * @param waiting how many messages wait, with the one that is under way
 * @param delivered how many messages it has delivered since the notifier was made; a digest counts as one
 * @param failedAttempts how many attempts failed since then
 * @param gathered how many messages were told as part of a digest
 * @param lastFailure why the last failed attempt failed, without secrets; empty once a later one went well
 */
public record ChannelState(
        String name, int waiting, long delivered, long failedAttempts, long gathered, Optional<String> lastFailure) {

    /**
     * Checks the parts.
     *
     * @throws InvalidValueException if one is missing or negative
     */
    public ChannelState {
        InvalidValueException.requireText("name", name);
        InvalidValueException.requireRange("waiting", waiting, 0, Integer.MAX_VALUE);
        InvalidValueException.requireRange("delivered", delivered, 0, Long.MAX_VALUE);
        InvalidValueException.requireRange("failedAttempts", failedAttempts, 0, Long.MAX_VALUE);
        InvalidValueException.requireRange("gathered", gathered, 0, Long.MAX_VALUE);
        InvalidValueException.requirePresent("lastFailure", lastFailure);
    }
}
