// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a group has something to say, as Alertmanager's stage of deduplication decides it.
 *
 * @param reason why a message is due; empty if none is
 * @param level how many steps of the escalation have been taken with it
 */
record Judgement(Optional<NotificationReason> reason, int level) {

    /**
     * Judges a group.
     *
     * @param told what people know; null if nothing
     * @param firing the fingerprints of what fires and is not muted
     * @param resolved the fingerprints of what has ended and is not muted
     * @param newsAllowed whether the interval of the group is over; repeats and escalation do not wait for it
     */
    static Judgement of(
            @Nullable Incident told,
            Set<Long> firing,
            Set<Long> resolved,
            boolean newsAllowed,
            Route route,
            Instant now) {
        if (told == null || told.firing().isEmpty()) {
            return new Judgement(
                    newsAllowed && !firing.isEmpty() ? Optional.of(NotificationReason.NEWS) : Optional.empty(), 0);
        }
        boolean quiet = firing.isEmpty() || told.isAcknowledgedAt(now);
        int level = quiet ? told.level() : Math.max(told.level(), stepsDue(told, route, now));
        if (newsAllowed && !told.firing().containsAll(firing)) {
            return new Judgement(Optional.of(NotificationReason.NEWS), level);
        }
        boolean someResolved = resolved.stream().anyMatch(told.firing()::contains);
        if (newsAllowed && someResolved) {
            NotificationReason reason =
                    firing.isEmpty() ? NotificationReason.RESOLVED : NotificationReason.SOME_RESOLVED;
            return new Judgement(Optional.of(reason), level);
        }
        if (!quiet && !now.isBefore(told.sentAt().plus(route.timing().repeatInterval()))) {
            return new Judgement(Optional.of(NotificationReason.REPEAT), level);
        }
        return new Judgement(
                level > told.level() ? Optional.of(NotificationReason.ESCALATION) : Optional.empty(), level);
    }

    private static int stepsDue(Incident told, Route route, Instant now) {
        return (int) route.escalation().stream()
                .takeWhile(step -> !now.isBefore(told.startedAt().plus(step.after())))
                .count();
    }

    /** When a group with this knowledge has something to say even without news. */
    static Optional<Instant> nextAfter(Incident told, Route route, Instant now) {
        if (told.firing().isEmpty()) {
            return Optional.empty();
        }
        if (told.isAcknowledgedAt(now)) {
            return told.acknowledgement().map(Acknowledgement::until);
        }
        Instant repeat = told.sentAt().plus(route.timing().repeatInterval());
        Optional<Instant> step = route.escalation().stream()
                .skip(told.level())
                .map(next -> told.startedAt().plus(next.after()))
                .findFirst();
        return Optional.of(step.filter(at -> at.isBefore(repeat)).orElse(repeat));
    }
}
