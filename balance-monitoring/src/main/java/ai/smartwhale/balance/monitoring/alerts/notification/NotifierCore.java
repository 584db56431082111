// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything about one configuration: built anew from the state when it is reloaded. Guarded by the notifier's lock.
 */
final class NotifierCore {

    private static final Logger LOG = LoggerFactory.getLogger(NotifierCore.class);

    final NotifierConfig config;
    final Silences silences;
    final GroupBook groups;
    final AlertBook alerts;
    final DeliveryDesk desk;

    private final GroupTeller teller;
    private long nextId;

    NotifierCore(NotifierConfig config, Collection<NotificationChannel> channels, RandomGenerator random, Instant now) {
        this.config = config;
        Inhibitor inhibitor = new Inhibitor(config.inhibitRules());
        silences = new Silences(config.limits().silences());
        groups = new GroupBook(config.limits().groups());
        alerts = new AlertBook(config, groups, inhibitor);
        desk = new DeliveryDesk(config, channels, random, now);
        teller = new GroupTeller(config, inhibitor, silences);
    }

    /** Takes up the state of before. What was told stays told, so that a restart repeats nothing. */
    void restore(NotifierState state, Instant now) {
        nextId = state.nextId();
        state.silences().stream().filter(one -> one.endsAt().isAfter(now)).forEach(silences::keep);
        // An alert that ended while nobody looked still has to be told to have ended.
        long tooMany = state.alerts().stream()
                .filter(alert -> !alerts.hold(alert, now))
                .count();
        if (tooMany > 0) {
            LOG.warn(
                    "{} alerts of before do not fit into the limit of {} and are forgotten",
                    tooMany,
                    config.limits().alerts());
        }
        for (AlertGroup group : groups.inOrder()) {
            NotifierState.GroupMemory memory = state.groups().get(group.key);
            if (memory != null) {
                group.newsAt = earlier(memory.newsAt(), now.plus(longestWait(group)));
                group.incident =
                        memory.incident().map(told -> told.notAfter(now)).orElse(null);
                groups.reschedule(group, group.nextDue(now));
            }
        }
        state.letters().forEach(desk::keep);
        state.waiting().forEach((channel, messages) -> desk.resume(channel, messages, now));
    }

    NotifierState state(Instant now) {
        Map<String, NotifierState.GroupMemory> memories = new HashMap<>();
        for (AlertGroup group : groups.all()) {
            memories.put(group.key, new NotifierState.GroupMemory(group.newsAt, Optional.ofNullable(group.incident)));
        }
        return new NotifierState(
                nextId,
                List.copyOf(alerts.alerts()),
                silences.present(now),
                memories,
                new LinkedHashMap<>(desk.waiting()),
                desk.letters());
    }

    int tellAllDue(Instant now) {
        int made = 0;
        for (Optional<AlertGroup> due = groups.firstDue(now); due.isPresent(); due = groups.firstDue(now)) {
            AlertGroup group = due.orElseThrow();
            boolean newsAllowed = !now.isBefore(group.newsAt);
            boolean wasEmpty = group.alerts.isEmpty();
            List<Notification> messages = teller.tell(group, nextId, now);
            nextId += messages.size();
            made += messages.size();
            messages.forEach(message -> post(message, now));
            if (newsAllowed) {
                alerts.dropped(group, group.dropResolved(now));
            }
            if (wasEmpty) {
                groups.remove(group);
            } else {
                groups.reschedule(group, group.nextDue(now));
            }
        }
        return made;
    }

    void test(Receiver receiver, Instant now) {
        LabelSet labels = LabelSet.of(Map.of("alertname", "Test", "receiver", receiver.name()));
        List<NotifiedAlert> alert = List.of(NotifiedAlert.firing(labels, now));
        post(
                new Notification(
                        nextId++,
                        "test:" + receiver.name(),
                        receiver.name(),
                        NotificationReason.TEST,
                        labels,
                        alert,
                        List.of(),
                        now),
                now);
    }

    private void post(Notification message, Instant now) {
        Receiver receiver = config.receivers().get(message.receiver());
        if (receiver != null) {
            desk.post(receiver, message, now);
        }
    }

    /** After a clock was set back, nothing waits longer than it would from now. */
    void clockSetBack(Instant now) {
        for (AlertGroup group : new ArrayList<>(groups.inOrder())) {
            Incident told = group.incident;
            group.incident = told == null ? null : told.notAfter(now);
            group.newsAt = earlier(group.newsAt, now.plus(longestWait(group)));
            groups.reschedule(group, group.nextDue(now));
        }
        alerts.clockSetBack(now);
        desk.clockSetBack(now);
    }

    private static Duration longestWait(AlertGroup group) {
        GroupTiming timing = group.path.route().timing();
        return group.incident == null && timing.groupWait().compareTo(timing.groupInterval()) > 0
                ? timing.groupWait()
                : timing.groupInterval();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
