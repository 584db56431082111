// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.monitor;

import ai.smartwhale.balance.quality.finding.BatchAssessment;
import ai.smartwhale.balance.quality.finding.FieldAssessment;
import ai.smartwhale.balance.quality.finding.QualityScore;
import ai.smartwhale.commons.InvalidValueException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One machine for each rule and source, under one lock; listeners are told outside of it, in order. */
final class DefaultAlertManager implements AlertManager {

    private static final Logger log = LoggerFactory.getLogger(DefaultAlertManager.class);
    private static final int MOST_UNTOLD = 10_000;

    private final AlertManagerConfig config;
    private final LinkedHashMap<String, List<AlertMachine>> machines = new LinkedHashMap<>(16, 0.75f, true);
    private final Deque<Alert> history = new ArrayDeque<>();
    private final AlertTeller teller = new AlertTeller(MOST_UNTOLD);
    private final Object lock = new Object();
    private long lastId;
    private boolean forgotten;

    DefaultAlertManager(AlertManagerConfig config) {
        this.config = config;
    }

    @Override
    public List<Alert> checkForAlerts(BatchAssessment assessment) {
        InvalidValueException.requirePresent("assessment", assessment);
        if (assessment.records().isEmpty()) {
            return List.of();
        }
        List<Alert> changed = new ArrayList<>();
        synchronized (lock) {
            for (AlertMachine machine : machinesOf(assessment.source())) {
                OptionalDouble value = value(machine.rule(), assessment);
                if (value.isPresent()) {
                    machine.take(assessment.receivedAt(), value.getAsDouble(), lastId + 1)
                            .ifPresent(alert -> {
                                changed.add(alert);
                                lastId = Math.max(lastId, alert.id());
                            });
                }
            }
            remember(changed);
            teller.add(changed);
        }
        teller.tell();
        return List.copyOf(changed);
    }

    private List<AlertMachine> machinesOf(String source) {
        List<AlertMachine> known = machines.get(source);
        if (known == null) {
            known = config.rules().stream()
                    .map(rule -> new AlertMachine(rule, source))
                    .toList();
            forgetOne();
            machines.put(source, known);
        }
        return known;
    }

    private void forgetOne() {
        Iterator<Map.Entry<String, List<AlertMachine>>> eldest =
                machines.entrySet().iterator();
        while (machines.size() >= config.maxSources() && eldest.hasNext()) {
            if (eldest.next().getValue().stream()
                    .allMatch(machine -> machine.active().isEmpty())) {
                eldest.remove();
                return;
            }
        }
        if (machines.size() >= config.maxSources()) {
            // All have active alerts: the bound goes before the eldest of them.
            String first = machines.keySet().iterator().next();
            machines.remove(first);
            if (!forgotten) {
                log.warn("Alerts of a source are forgotten: more than {} sources have alerts", config.maxSources());
                forgotten = true;
            }
        }
    }

    private static OptionalDouble value(AlertRule rule, BatchAssessment assessment) {
        return switch (rule.signal()) {
            case SCORE ->
                rule.dimension().isEmpty()
                        ? OptionalDouble.of(assessment.score().value())
                        : rule.dimension()
                                .flatMap(dimension -> Optional.ofNullable(
                                        assessment.dimensions().get(dimension)))
                                .map(QualityScore::value)
                                .map(OptionalDouble::of)
                                .orElse(OptionalDouble.empty());
            case DRIFT -> OptionalDouble.of(assessment.drift());
            case FLAGGED_SHARE -> OptionalDouble.of(flaggedShare(assessment));
        };
    }

    private static double flaggedShare(BatchAssessment assessment) {
        long flagged =
                assessment.fields().stream().mapToLong(FieldAssessment::flagged).sum();
        long cells = (long) assessment.records().size()
                * Math.max(1, assessment.fields().size());
        return Math.min(1, flagged / (double) cells);
    }

    private void remember(List<Alert> changed) {
        for (Alert alert : changed) {
            if (alert.state() == AlertState.RESOLVED && config.maxHistory() > 0) {
                if (history.size() == config.maxHistory()) {
                    history.removeFirst();
                }
                history.addLast(alert);
            }
        }
    }

    @Override
    public List<Alert> getAlerts() {
        synchronized (lock) {
            return machines.values().stream()
                    .flatMap(List::stream)
                    .flatMap(machine -> machine.active().stream())
                    .sorted(Comparator.comparingLong(Alert::id))
                    .toList();
        }
    }

    @Override
    public List<Alert> history() {
        synchronized (lock) {
            return List.copyOf(history);
        }
    }

    @Override
    public List<Alert> clearAlerts(AlertFilter filter, String actor, String reason) {
        InvalidValueException.requirePresent("filter", filter);
        InvalidValueException.requireText("actor", actor);
        InvalidValueException.requireText("reason", reason);
        List<Alert> cleared = new ArrayList<>();
        synchronized (lock) {
            for (List<AlertMachine> ofSource : machines.values()) {
                for (AlertMachine machine : ofSource) {
                    machine.active()
                            .filter(filter::fits)
                            .flatMap(alert -> machine.resolve(
                                    machine.last(), alert.value(), "cleared by " + actor + ": " + reason))
                            .ifPresent(cleared::add);
                }
            }
            remember(cleared);
            teller.add(cleared);
        }
        teller.tell();
        return List.copyOf(cleared);
    }

    @Override
    public void onAlert(Consumer<Alert> listener) {
        teller.listener(InvalidValueException.requirePresent("listener", listener));
    }
}
