// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One message about a group of alerts.
 *
 * @param id unique within a notifier and growing, so that receivers may drop what they have already seen
 * @param groupKey the group, stable across messages and restarts
 * @param receiver the name of the receiver
 * @param reason why it is sent
 * @param groupLabels the labels by which the alerts were grouped
 * @param firing the alerts that fire
 * @param resolved the alerts that have ended since the last message
 * @param at when it was made
 */
public record Notification(
        long id,
        String groupKey,
        String receiver,
        NotificationReason reason,
        LabelSet groupLabels,
        List<NotifiedAlert> firing,
        List<NotifiedAlert> resolved,
        Instant at) {

    /**
     * Checks the parts.
     *
     * @throws InvalidValueException if one is missing
     */
    public Notification {
        InvalidValueException.requireText("groupKey", groupKey);
        InvalidValueException.requireText("receiver", receiver);
        InvalidValueException.requirePresent("reason", reason);
        InvalidValueException.requirePresent("groupLabels", groupLabels);
        firing = List.copyOf(firing);
        resolved = List.copyOf(resolved);
        InvalidValueException.requirePresent("at", at);
    }

    /**
     * Whether anything still fires.
     *
     * @return false if all alerts have ended
     */
    public boolean isFiring() {
        return !firing.isEmpty();
    }

    /** The same message without what has ended. */
    Notification withoutResolved() {
        return resolved.isEmpty()
                ? this
                : new Notification(id, groupKey, receiver, reason, groupLabels, firing, List.of(), at);
    }

    /**
     * What all its alerts have in common.
     *
     * @return the labels
     */
    public LabelSet commonLabels() {
        return LabelSet.common(Stream.concat(firing.stream(), resolved.stream())
                .map(NotifiedAlert::labels)
                .toList());
    }

    /**
     * The annotations that all its alerts have with the same value.
     *
     * @return sorted by name
     */
    public Map<String, String> commonAnnotations() {
        List<NotifiedAlert> first = firing.isEmpty() ? resolved : firing;
        Map<String, String> common =
                first.isEmpty() ? new TreeMap<>() : new TreeMap<>(first.get(0).annotations());
        for (List<NotifiedAlert> alerts : List.of(firing, resolved)) {
            alerts.forEach(
                    alert -> common.entrySet().retainAll(alert.annotations().entrySet()));
        }
        return common;
    }
}
