// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import ai.smartwhale.balance.monitoring.alerts.Alert;
import ai.smartwhale.balance.monitoring.alerts.AlertClassifier;
import ai.smartwhale.balance.monitoring.alerts.AlertClassifierConfig;
import ai.smartwhale.balance.monitoring.alerts.AlertDetector;
import ai.smartwhale.balance.monitoring.alerts.AlertKey;
import ai.smartwhale.balance.monitoring.alerts.AlertRule;
import ai.smartwhale.balance.monitoring.alerts.AlertState;
import ai.smartwhale.balance.monitoring.alerts.Classification;
import ai.smartwhale.balance.monitoring.alerts.NotificationManager;
import ai.smartwhale.balance.monitoring.alerts.Severity;
import ai.smartwhale.balance.monitoring.alerts.SystemSample;
import ai.smartwhale.balance.monitoring.alerts.notification.DeadLetter;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.monitoring.MetricsSnapshot;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds what is wrong, says what it means, and has it told. One thread at a time judges; others may look at what was
 * found last.
 */
final class AlertDesk {

    private static final Logger LOG = LoggerFactory.getLogger(BalanceMonitoring.class);

    private final AlertTelling telling;
    private final AlertDetector detector;
    private final AlertClassifier classifier;
    private final AlertJournal journal = new AlertJournal();
    private final Map<AlertKey, Severity> told = new HashMap<>();
    private Set<DeadLetter> counted = Set.of();
    private final AtomicLong lost = new AtomicLong();
    private volatile List<Classification> active = List.of();

    AlertDesk(MonitoringConfig config, MonitoredBalance balance, InstantSource clock) {
        telling = new AlertTelling(config, balance, clock);
        detector = AlertDetector.create(
                config.alerting().detector(),
                telling.rules(),
                PredictionAnomalyScorer.create(PredictionAnomalyScorerConfig.defaults()));
        classifier = AlertClassifier.create(meaning(config.alerting().classifier()), clock);
    }

    void start(CommonsExecutors executors) {
        telling.start(executors);
        resume();
    }

    /** Goes on with what fired when the last Balance ended, where that was kept. */
    private void resume() {
        try {
            List<Alert> before = AlertsBefore.of(manager().notifier());
            before.forEach(alert -> told.put(alert.key(), alert.severity()));
            var unused = manager().sendNotification(ended(detector.resumeAlerts(before)));
        } catch (IllegalArgumentException e) {
            LOG.warn("the alerts of before could not be gone on with: {}", e.getMessage());
        }
    }

    /** All alerts of an instance have its name, which therefore says nothing about their causes. */
    private static AlertClassifierConfig meaning(AlertClassifierConfig config) {
        Map<String, String> actions = new HashMap<>(OperatorAlerts.actions());
        actions.putAll(config.actions());
        Set<String> shared = new HashSet<>(config.sharedByAll());
        shared.add(MetricNames.BALANCE);
        return new AlertClassifierConfig(
                config.modelWeights(),
                config.manyModels(),
                config.farBeyond(),
                config.longAfter(),
                config.sameCauseWithin(),
                shared,
                actions);
    }

    /** Judges what was measured, and tells what has changed. */
    void judge(MetricsSnapshot snapshot) {
        telling.changedRules().ifPresent(this::replace);
        List<Alert> changed = detector.triggerAlerts(detector.detectAnomalies(SystemSample.of(snapshot)));
        List<Classification> meanings = new ArrayList<>();
        List<Alert> news = new ArrayList<>();
        for (Classification meaning : classifier.classifyAlerts(detector.activeAlerts())) {
            Classification lasting = neverMilder(meaning);
            meanings.add(lasting);
            Alert alert = lasting.alert();
            if (alert.state() == AlertState.FIRING && told.put(alert.key(), alert.severity()) != alert.severity()) {
                news.add(withAction(alert, lasting.action()));
            }
        }
        active = List.copyOf(meanings);
        news.addAll(ended(changed));
        var unused = manager().sendNotification(news);
    }

    /**
     * An alert that was told as critical stays so until it ends; else one at the edge would be told again and again.
     */
    private Classification neverMilder(Classification meaning) {
        Severity before = told.getOrDefault(meaning.alert().key(), Severity.INFO);
        if (meaning.alert().severity().isAtLeast(before)) {
            return meaning;
        }
        return new Classification(
                meaning.alert().withSeverity(before),
                meaning.category(),
                meaning.impact(),
                meaning.urgency(),
                meaning.cause(),
                meaning.groupSize(),
                meaning.action(),
                meaning.explanation());
    }

    private List<Alert> ended(List<Alert> changed) {
        List<Alert> ended = new ArrayList<>();
        for (Alert alert : changed) {
            if (alert.state() == AlertState.RESOLVED) {
                Severity severity = told.remove(alert.key());
                Alert last = severity == null ? alert : alert.withSeverity(severity);
                journal.add(last);
                ended.add(last);
            }
        }
        return ended;
    }

    private static Alert withAction(Alert alert, String action) {
        return new Alert(
                alert.rule(),
                alert.severity(),
                alert.state(),
                alert.labels(),
                alert.summary() + ' ' + action,
                alert.value(),
                alert.limit(),
                alert.startsAt(),
                alert.endsAt(),
                alert.flapping(),
                alert.evidence());
    }

    private void replace(List<AlertRule> rules) {
        try {
            var unused = manager().sendNotification(ended(detector.replaceRules(rules)));
        } catch (IllegalArgumentException e) {
            LOG.warn("the changed rules are not used: {}", e.getMessage());
        }
    }

    /** Tells what is due. */
    void advance() {
        var unused = manager().notifier().advance();
        List<DeadLetter> letters = manager().notifier().deadLetters();
        Set<DeadLetter> now = Collections.newSetFromMap(new IdentityHashMap<>());
        now.addAll(letters);
        lost.addAndGet(
                letters.stream().filter(letter -> !counted.contains(letter)).count());
        counted = now;
    }

    List<Classification> active() {
        return active;
    }

    AlertJournal journal() {
        return journal;
    }

    AlertDetector detector() {
        return detector;
    }

    NotificationManager manager() {
        return telling.manager();
    }

    /** How many messages were lost; those that were forgotten since are not counted again. */
    long lost() {
        return lost.get();
    }

    void save() {
        telling.save();
    }

    void close() {
        telling.close();
    }
}
