// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Several messages to one receiver in one, so that what was held back is told and nothing twice. */
final class Digest {

    /** More alerts than this are told in a further digest. */
    static final int MOST_ALERTS = 10_000;

    private final Map<LabelSet, NotifiedAlert> firing = new LinkedHashMap<>();
    private final Map<LabelSet, NotifiedAlert> resolved = new LinkedHashMap<>();
    private final List<Notification> messages = new ArrayList<>();

    /** Takes the next message in the order in which they were made; says whether it fits. */
    boolean take(Notification message) {
        boolean sameReceiver = messages.isEmpty() || messages.get(0).receiver().equals(message.receiver());
        int size = firing.size()
                + resolved.size()
                + message.firing().size()
                + message.resolved().size();
        if (message.reason() == NotificationReason.TEST
                || !sameReceiver
                || !(messages.isEmpty() || size <= MOST_ALERTS)) {
            return false;
        }
        messages.add(message);
        for (NotifiedAlert alert : message.firing()) {
            resolved.remove(alert.labels());
            firing.put(alert.labels(), alert);
        }
        for (NotifiedAlert alert : message.resolved()) {
            firing.remove(alert.labels());
            resolved.put(alert.labels(), alert);
        }
        return true;
    }

    int size() {
        return messages.size();
    }

    /** The message; with the number and time of the last one that it stands for. */
    Notification message() {
        Notification last = messages.get(messages.size() - 1);
        return new Notification(
                last.id(),
                "digest:" + last.receiver(),
                last.receiver(),
                NotificationReason.DIGEST,
                LabelSet.EMPTY,
                List.copyOf(firing.values()),
                List.copyOf(resolved.values()),
                last.at());
    }
}
