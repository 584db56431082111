// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts alerts into their groups, and knows in how many each one is. Guarded by the lock of the notifier. */
final class AlertBook {

    private final int most;
    private final Optional<Duration> resolveTimeout;
    private final RouteTree routes;
    private final GroupBook groups;
    private final Inhibitor inhibitor;
    private final Map<LabelSet, Held> held = new HashMap<>();

    AlertBook(NotifierConfig config, GroupBook groups, Inhibitor inhibitor) {
        this.most = config.limits().alerts();
        this.resolveTimeout = config.resolveTimeout();
        this.routes = new RouteTree(config.route());
        this.groups = groups;
        this.inhibitor = inhibitor;
    }

    AcceptOutcome accept(NotifiedAlert told, Instant now) {
        Held known = held.get(told.labels());
        if (known == null) {
            if (told.isResolvedAt(now)) {
                return AcceptOutcome.NOT_KNOWN;
            }
            if (held.size() >= most) {
                return AcceptOutcome.FULL;
            }
            hold(told, now);
            return AcceptOutcome.TAKEN;
        }
        Optional<Instant> end = told.endsAt();
        if (end.isPresent() && end.orElseThrow().isBefore(known.alert.startsAt())) {
            return AcceptOutcome.STALE;
        }
        boolean anew = known.alert.isResolvedAt(now) && !told.isResolvedAt(now);
        // While it goes on it has begun when it was first said to have.
        boolean later = told.startsAt().isAfter(known.alert.startsAt());
        known.take(!anew && later ? told.since(known.alert.startsAt()) : told, expiry(told, now));
        if (anew) {
            // Some of its groups may have let go of it after its end.
            known.in = placeAnew(known.alert, now);
        } else {
            known.in.forEach(group -> group.alerts.put(known.alert.labels(), known.alert));
        }
        inhibitor.update(known.alert);
        return AcceptOutcome.TAKEN;
    }

    private Optional<Instant> expiry(NotifiedAlert told, Instant now) {
        return told.endsAt().isEmpty() ? resolveTimeout.map(now::plus) : Optional.empty();
    }

    /** Takes an alert that is not known, even one that has ended since, as far as there is room. */
    boolean hold(NotifiedAlert told, Instant now) {
        if (held.size() >= most) {
            return false;
        }
        Held fresh = new Held(told, expiry(told, now));
        held.put(told.labels(), fresh);
        fresh.in = placeAnew(fresh.alert, now);
        inhibitor.update(fresh.alert);
        return true;
    }

    private List<AlertGroup> placeAnew(NotifiedAlert alert, Instant now) {
        List<AlertGroup> in = new ArrayList<>(1);
        for (RoutePath path : routes.find(alert.labels())) {
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

    /** After a clock was set back, none is waited for longer than from now. */
    void clockSetBack(Instant now) {
        for (Held known : held.values()) {
            if (known.expires && !known.alert.isResolvedAt(now)) {
                known.take(known.alert.stillFiring(), resolveTimeout.map(now::plus));
                known.in.forEach(group -> group.alerts.put(known.alert.labels(), known.alert));
                inhibitor.update(known.alert);
            }
        }
    }

    /** What is known, without the ends that nobody told: after a restart there is time again to tell it. */
    Collection<NotifiedAlert> alerts() {
        return held.values().stream()
                .map(known -> known.expires ? known.alert.stillFiring() : known.alert)
                .toList();
    }

    private static final class Held {

        private NotifiedAlert alert;
        private boolean expires;
        private List<AlertGroup> in = new ArrayList<>(1);

        Held(NotifiedAlert told, Optional<Instant> expiry) {
            alert = told;
            take(told, expiry);
        }

        private void take(NotifiedAlert told, Optional<Instant> expiry) {
            expires = expiry.isPresent();
            Instant start = told.startsAt();
            // An alert that says to begin later than now cannot count as ended before.
            alert = expiry.map(end -> told.endedAt(end.isBefore(start) ? start : end))
                    .orElse(told);
        }
    }
}
