// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What people see of a group.
 *
 * @param key its name, for acknowledging it
 * @param receiver who is told
 * @param labels the labels by which it is grouped
 * @param alerts its alerts
 * @param toldAt when the last message was made; empty before the first
 * @param escalationLevel how many steps of the escalation have been taken
 * @param acknowledgement who has taken it on
 */
public record GroupState(
        String key,
        String receiver,
        LabelSet labels,
        List<NotifiedAlert> alerts,
        Optional<Instant> toldAt,
        int escalationLevel,
        Optional<Acknowledgement> acknowledgement) {

    /**
     * Checks the parts.
     *
     * @throws InvalidValueException if one is missing
     */
    public GroupState {
        InvalidValueException.requireText("key", key);
        InvalidValueException.requireText("receiver", receiver);
        InvalidValueException.requirePresent("labels", labels);
        alerts = List.copyOf(alerts);
        InvalidValueException.requirePresent("toldAt", toldAt);
        InvalidValueException.requireRange("escalationLevel", escalationLevel, 0, Integer.MAX_VALUE);
        InvalidValueException.requirePresent("acknowledgement", acknowledgement);
    }
}
