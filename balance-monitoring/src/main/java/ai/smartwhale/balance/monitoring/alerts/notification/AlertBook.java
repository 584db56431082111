// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts alerts into their groups, and knows in how many each one is. Guarded by the lock of the notifier. */
final class AlertBook {

    private final NotifierConfig config;
    private final GroupBook groups;
    private final Inhibitor inhibitor;
    private final Map<LabelSet, Held> held = new HashMap<>();

    AlertBook(NotifierConfig config, GroupBook groups, Inhibitor inhibitor) {
        this.config = config;
        this.groups = groups;
        this.inhibitor = inhibitor;
    }

    AcceptOutcome accept(NotifiedAlert alert, Instant now) {
        Held known = held.get(alert.labels());
        if (known == null) {
            if (alert.isResolvedAt(now)) {
                return AcceptOutcome.NOT_KNOWN;
            }
            if (held.size() >= config.limits().alerts()) {
                return AcceptOutcome.FULL;
            }
            held.put(alert.labels(), new Held(alert, placeAnew(alert, now)));
        } else {
            if (alert.startsAt().isBefore(known.alert.startsAt())) {
                return AcceptOutcome.STALE;
            }
            // Some of its groups may have let go of it after its end.
            if (known.alert.isResolvedAt(now) && !alert.isResolvedAt(now)) {
                known.in = placeAnew(alert, now);
            } else {
                known.in.forEach(group -> group.alerts.put(alert.labels(), alert));
            }
            known.alert = alert;
        }
        inhibitor.update(alert);
        return AcceptOutcome.TAKEN;
    }

    /** Takes an alert of a saved state, even one that has ended since, within the limit. */
    void hold(NotifiedAlert alert, Instant now) {
        if (held.size() < config.limits().alerts()) {
            held.put(alert.labels(), new Held(alert, placeAnew(alert, now)));
            inhibitor.update(alert);
        }
    }

    private List<AlertGroup> placeAnew(NotifiedAlert alert, Instant now) {
        List<AlertGroup> in = new ArrayList<>(1);
        for (RoutePath path : config.route().find(alert.labels(), "")) {
            AlertGroup group = groups.obtain(path, alert.labels(), now);
            group.alerts.put(alert.labels(), alert);
            in.add(group);
        }
        return in;
    }

    /** A group has let go of alerts; those in no other group are forgotten. */
    void dropped(AlertGroup group, Set<LabelSet> gone) {
        for (LabelSet labels : gone) {
            Held known = held.get(labels);
            if (known != null && known.in.remove(group) && known.in.isEmpty()) {
                held.remove(labels);
                inhibitor.remove(labels);
            }
        }
    }

    Collection<NotifiedAlert> alerts() {
        return held.values().stream().map(one -> one.alert).toList();
    }

    private static final class Held {

        private NotifiedAlert alert;
        private List<AlertGroup> in;

        Held(NotifiedAlert alert, List<AlertGroup> in) {
            this.alert = alert;
            this.in = in;
        }
    }
}
