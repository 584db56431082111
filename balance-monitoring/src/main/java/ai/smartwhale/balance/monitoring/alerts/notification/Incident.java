// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What people have been told of a group.
 *
 * @param firing the fingerprints of the alerts that were told to fire and not yet told to have ended
 * @param startedAt when the first of them was told
 * @param sentAt when the last message was made
 * @param level how many steps of the escalation have been taken
 * @param acknowledgement who has taken it on
 */
record Incident(
        Set<Long> firing, Instant startedAt, Instant sentAt, int level, Optional<Acknowledgement> acknowledgement) {

    Incident {
        firing = Set.copyOf(firing);
    }

    boolean isAcknowledgedAt(Instant now) {
        return acknowledgement.filter(ack -> now.isBefore(ack.until())).isPresent();
    }

    Incident told(Set<Long> nowFiring, int nowLevel, Instant now) {
        return new Incident(nowFiring, startedAt, now, nowLevel, acknowledgement);
    }

    /** What is known to have ended no longer fires, and nothing was sent. */
    Incident stillTelling(Set<Long> nowFiring) {
        return new Incident(nowFiring, startedAt, sentAt, level, acknowledgement);
    }

    Incident escalatedTo(int nowLevel) {
        return new Incident(firing, startedAt, sentAt, nowLevel, acknowledgement);
    }

    Incident acknowledged(Acknowledgement ack) {
        return new Incident(firing, startedAt, sentAt, level, Optional.of(ack));
    }

    /** What has left the group without a word, because it was muted, is news again when it comes back. */
    Incident onlyOf(Set<Long> present) {
        if (present.containsAll(firing)) {
            return this;
        }
        Set<Long> kept = new HashSet<>(firing);
        kept.retainAll(present);
        return new Incident(kept, startedAt, sentAt, level, acknowledgement);
    }

    /** After a clock was set back, what lies in the future happened now. */
    Incident notAfter(Instant now) {
        return new Incident(
                firing,
                earlier(startedAt, now),
                earlier(sentAt, now),
                level,
                acknowledgement.map(ack -> ack.notAfter(now)));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
