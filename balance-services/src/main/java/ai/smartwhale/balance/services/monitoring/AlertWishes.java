// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import ai.smartwhale.balance.monitoring.alerts.Alert;
import ai.smartwhale.balance.monitoring.alerts.Classification;
import ai.smartwhale.balance.monitoring.alerts.notification.AlertNotifier;
import ai.smartwhale.balance.monitoring.alerts.notification.GroupState;
import ai.smartwhale.balance.monitoring.alerts.notification.LabelMatcher;
import ai.smartwhale.balance.monitoring.alerts.notification.LabelSet;
import ai.smartwhale.balance.monitoring.alerts.notification.MatchKind;
import ai.smartwhale.balance.monitoring.alerts.notification.Silence;
import ai.smartwhale.balance.monitoring.reporting.dashboard.AlertPhase;
import ai.smartwhale.balance.monitoring.reporting.http.AlertActionOutcome;
import ai.smartwhale.balance.monitoring.reporting.http.AlertActions;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What people want done about alerts. Who acknowledges one before it was told is kept, and has it as soon as it is
 * told: on the dashboard an alert shows before its message leaves. Thread-safe.
 */
final class AlertWishes implements AlertActions {

    private static final Logger LOG = LoggerFactory.getLogger(AlertActions.class);
    private static final int LONGEST_NAME = 200;

    private final AlertDesk desk;
    private final Duration acknowledgeFor;
    private final InstantSource clock;
    private final Map<LabelSet, Wish> waiting = new HashMap<>();

    private record Wish(String actor, Instant until) {}

    AlertWishes(AlertDesk desk, Duration acknowledgeFor, InstantSource clock) {
        this.desk = desk;
        this.acknowledgeFor = acknowledgeFor;
        this.clock = clock;
    }

    @Override
    public AlertActionOutcome acknowledge(String alertId, String actor) {
        Optional<LabelSet> labels = find(alertId);
        if (labels.isEmpty()) {
            return AlertActionOutcome.UNKNOWN_ALERT;
        }
        LOG.info("alert {} is acknowledged by {}", labels.orElseThrow(), oneLine(actor));
        synchronized (waiting) {
            waiting.put(
                    labels.orElseThrow(),
                    new Wish(oneLine(actor), clock.instant().plus(acknowledgeFor)));
        }
        fulfil();
        return AlertActionOutcome.DONE;
    }

    @Override
    public AlertActionOutcome silence(String alertId, Duration time, String actor, String reason) {
        Optional<LabelSet> labels = find(alertId);
        if (labels.isEmpty()) {
            return AlertActionOutcome.UNKNOWN_ALERT;
        }
        Instant now = clock.instant();
        try {
            List<LabelMatcher> matchers = labels.orElseThrow().asMap().entrySet().stream()
                    .map(label -> LabelMatcher.of(label.getKey(), MatchKind.EQUAL, label.getValue()))
                    .toList();
            notifier()
                    .silence(new Silence(
                            UUID.randomUUID().toString(), matchers, now, now.plus(time), oneLine(actor), reason));
        } catch (LimitExceededException e) {
            LOG.warn("alert {} could not be silenced: {}", labels.orElseThrow(), e.getMessage());
            return AlertActionOutcome.REFUSED;
        }
        LOG.info("alert {} is silenced for {} by {}", labels.orElseThrow(), time, oneLine(actor));
        return AlertActionOutcome.DONE;
    }

    private Optional<LabelSet> find(String alertId) {
        return desk.active().stream()
                .map(Classification::alert)
                .map(AlertIds::labels)
                .filter(labels -> AlertIds.id(labels).equals(alertId))
                .findFirst();
    }

    /** Does what had to wait, and forgets it where the alert has ended. */
    void fulfil() {
        Map<LabelSet, Wish> wishes;
        synchronized (waiting) {
            if (waiting.isEmpty()) {
                return;
            }
            wishes = Map.copyOf(waiting);
        }
        List<LabelSet> active = desk.active().stream()
                .map(meaning -> AlertIds.labels(meaning.alert()))
                .toList();
        Map<LabelSet, List<GroupState>> groups = groups();
        wishes.forEach((labels, wish) -> {
            Duration left = Duration.between(clock.instant(), wish.until());
            boolean over = !active.contains(labels) || left.isNegative() || left.isZero();
            if (over || acknowledgeAll(groups.getOrDefault(labels, List.of()), wish.actor(), left)) {
                synchronized (waiting) {
                    waiting.remove(labels, wish);
                }
            }
        });
    }

    private boolean acknowledgeAll(List<GroupState> groups, String actor, Duration across) {
        boolean all = !groups.isEmpty();
        for (GroupState group : groups) {
            all &= notifier().acknowledge(group.key(), actor, across);
        }
        return all;
    }

    /** The groups in which each alert is told. */
    private Map<LabelSet, List<GroupState>> groups() {
        Map<LabelSet, List<GroupState>> byAlert = new HashMap<>();
        for (GroupState group : notifier().groups()) {
            group.alerts()
                    .forEach(alert -> byAlert.computeIfAbsent(
                                    AlertIds.withoutSeverity(alert.labels()), key -> new ArrayList<>())
                            .add(group));
        }
        return byAlert;
    }

    /** Where each alert stands for people. */
    Map<Alert, AlertPhase> phases(List<Alert> alerts) {
        Map<LabelSet, List<GroupState>> groups = alerts.isEmpty() ? Map.of() : groups();
        List<Silence> silences = notifier().silences();
        Instant now = clock.instant();
        Map<Alert, AlertPhase> phases = new HashMap<>();
        for (Alert alert : alerts) {
            LabelSet labels = AlertIds.labels(alert);
            phases.put(alert, phase(labels, groups.getOrDefault(labels, List.of()), silences, now));
        }
        return phases;
    }

    private AlertPhase phase(LabelSet labels, List<GroupState> groups, List<Silence> silences, Instant now) {
        boolean silenced = silences.stream()
                .anyMatch(silence -> now.isBefore(silence.endsAt())
                        && silence.matchers().stream().allMatch(matcher -> matcher.matches(labels)));
        if (silenced) {
            return AlertPhase.SILENCED;
        }
        boolean promised;
        synchronized (waiting) {
            promised = waiting.containsKey(labels);
        }
        boolean taken = groups.stream()
                .anyMatch(group -> group.acknowledgement()
                        .filter(ack -> now.isBefore(ack.until()))
                        .isPresent());
        return promised || taken ? AlertPhase.ACKNOWLEDGED : AlertPhase.FIRING;
    }

    private AlertNotifier notifier() {
        return desk.manager().notifier();
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME);
    }
}
