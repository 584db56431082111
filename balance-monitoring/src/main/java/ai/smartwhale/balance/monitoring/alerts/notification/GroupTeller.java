// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks at a group that is due, and makes its messages. Guarded by the lock of the notifier. */
final class GroupTeller {

    private final NotifierConfig config;
    private final Inhibitor inhibitor;
    private final Silences silences;

    GroupTeller(NotifierConfig config, Inhibitor inhibitor, Silences silences) {
        this.config = config;
        this.inhibitor = inhibitor;
        this.silences = silences;
    }

    /** The messages of a group, numbered from an id; the knowledge of the group is brought up to date. */
    List<Notification> tell(AlertGroup group, long firstId, Instant now) {
        List<NotifiedAlert> firing = new ArrayList<>();
        List<NotifiedAlert> resolved = new ArrayList<>();
        for (NotifiedAlert alert : group.alerts.values()) {
            if (!silences.mutes(alert.labels(), now) && !inhibitor.mutes(alert.labels(), now)) {
                if (alert.isResolvedAt(now)) {
                    resolved.add(alert);
                } else {
                    firing.add(alert.stillFiring());
                }
            }
        }
        Route route = group.path.route();
        boolean newsAllowed = !now.isBefore(group.newsAt);
        Set<Long> nowFiring = fingerprints(firing);
        Incident known = group.incident;
        Judgement judgement = Judgement.of(known, nowFiring, fingerprints(resolved), newsAllowed, route, now);
        if (newsAllowed) {
            group.newsAt = now.plus(route.timing().groupInterval());
        }
        if (judgement.reason().isEmpty()) {
            return List.of();
        }
        NotificationReason reason = judgement.reason().orElseThrow();
        boolean escalates = reason == NotificationReason.ESCALATION;
        boolean fresh = known == null || known.firing().isEmpty();
        Incident before = fresh || known == null ? new Incident(Set.of(), now, now, 0, Optional.empty()) : known;
        resolved.removeIf(alert -> !before.firing().contains(alert.labels().fingerprint()));
        group.incident =
                escalates ? before.escalatedTo(judgement.level()) : before.told(nowFiring, judgement.level(), now);
        Set<String> told = receivers(route, escalates ? before.level() : -1, judgement.level());
        if (isOfEnds(reason) && told.stream().noneMatch(this::wantsEnds)) {
            // Nobody heard of it, so that it does not put off the next repeat.
            group.incident = before.stillTelling(nowFiring);
            return List.of();
        }
        List<Notification> messages = new ArrayList<>();
        for (String receiver : told) {
            messages.add(new Notification(
                    firstId + messages.size(), group.key, receiver, reason, group.labels, firing, resolved, now));
        }
        return messages;
    }

    private static boolean isOfEnds(NotificationReason reason) {
        return reason == NotificationReason.RESOLVED || reason == NotificationReason.SOME_RESOLVED;
    }

    private boolean wantsEnds(String receiver) {
        Receiver known = config.receivers().get(receiver);
        return known != null && known.sendResolved();
    }

    private Set<String> receivers(Route route, int above, int level) {
        Set<String> names = new LinkedHashSet<>();
        if (above < 0) {
            names.add(route.receiver());
        }
        route.escalation()
                .subList(Math.max(0, above), Math.min(level, route.escalation().size()))
                .forEach(step -> names.add(step.receiver()));
        names.retainAll(config.receivers().keySet());
        return names;
    }

    private static Set<Long> fingerprints(List<NotifiedAlert> alerts) {
        Set<Long> prints = new HashSet<>();
        alerts.forEach(alert -> prints.add(alert.labels().fingerprint()));
        return prints;
    }
}
