// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import ai.smartwhale.balance.monitoring.alerts.notification.AcceptOutcome;
import ai.smartwhale.balance.monitoring.alerts.notification.AlertNotifier;
import ai.smartwhale.balance.monitoring.alerts.notification.NotifiedAlert;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Severity is a label there, so an alert whose severity changes ends as the one and begins as the other. */
final class DefaultNotificationManager implements NotificationManager {

    private static final Logger LOG = LoggerFactory.getLogger(NotificationManager.class);

    private final AlertNotifier notifier;

    DefaultNotificationManager(AlertNotifier notifier) {
        this.notifier = notifier;
    }

    @Override
    public NotificationReceipt sendNotification(List<Alert> alerts) {
        Map<AcceptOutcome, Integer> outcomes = new EnumMap<>(AcceptOutcome.class);
        int quiet = 0;
        for (Alert alert : List.copyOf(alerts)) {
            if (alert.state() == AlertState.FIRING || alert.state() == AlertState.RESOLVED) {
                outcomes.merge(accept(alert), 1, Integer::sum);
            } else {
                quiet++;
            }
        }
        int messages = notifier.advance();
        int taken = outcomes.getOrDefault(AcceptOutcome.TAKEN, 0);
        int refused = outcomes.getOrDefault(AcceptOutcome.FULL, 0);
        int known = outcomes.values().stream().mapToInt(Integer::intValue).sum();
        return new NotificationReceipt(taken, quiet + known - taken - refused, refused, messages);
    }

    private AcceptOutcome accept(Alert alert) {
        NotifiedAlert present = AlertTranslation.of(alert);
        for (Severity other : Severity.values()) {
            if (other != alert.severity()) {
                NotifiedAlert past = AlertTranslation.of(alert.withSeverity(other));
                Instant end = alert.endsAt().orElse(alert.startsAt());
                // The notifier passes over the end of what it does not know.
                var unused = notifier.accept(past.endedAt(end));
            }
        }
        return notifier.accept(present);
    }

    @Override
    public void logNotification(Alert alert) {
        LOG.atLevel(alert.severity() == Severity.CRITICAL ? Level.WARN : Level.INFO)
                .log(
                        "{} {} {} since {}: {}",
                        oneLine(alert.rule()),
                        alert.severity(),
                        alert.state(),
                        alert.startsAt(),
                        oneLine(alert.summary()));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    @Override
    public AlertNotifier notifier() {
        return notifier;
    }
}
