// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The alerts that are told together. Guarded by the lock of the notifier. */
final class AlertGroup {

    final long serial;
    final RoutePath path;
    final LabelSet labels;
    final String key;
    final Map<LabelSet, NotifiedAlert> alerts = new LinkedHashMap<>();

    /** When news may be told next. */
    Instant newsAt;

    /** When it is looked at next; only {@link GroupBook} changes it. */
    Instant due;

    @Nullable
    Incident incident;

    AlertGroup(long serial, RoutePath path, LabelSet labels, Instant newsAt) {
        this.serial = serial;
        this.path = path;
        this.labels = labels;
        this.key = path.groupKey(labels);
        this.newsAt = newsAt;
        this.due = newsAt;
    }

    /** When it has to be looked at next. */
    Instant nextDue(Instant now) {
        Incident told = incident;
        return told == null
                ? newsAt
                : Judgement.nextAfter(told, path.route(), now)
                        // What was due and said nothing, since all is muted, waits for the next look.
                        .filter(at -> at.isAfter(now) && at.isBefore(newsAt))
                        .orElse(newsAt);
    }

    /** Lets go of what has ended. */
    Set<LabelSet> dropResolved(Instant now) {
        Set<LabelSet> gone = alerts.values().stream()
                .filter(alert -> alert.isResolvedAt(now))
                .map(NotifiedAlert::labels)
                .collect(Collectors.toSet());
        alerts.keySet().removeAll(gone);
        Incident told = incident;
        if (told != null && !gone.isEmpty()) {
            incident = told.onlyOf(
                    alerts.keySet().stream().map(LabelSet::fingerprint).collect(Collectors.toSet()));
        }
        return gone;
    }
}
