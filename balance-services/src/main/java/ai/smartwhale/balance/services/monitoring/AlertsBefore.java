// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import ai.smartwhale.balance.monitoring.alerts.Alert;
import ai.smartwhale.balance.monitoring.alerts.AlertKey;
import ai.smartwhale.balance.monitoring.alerts.AlertState;
import ai.smartwhale.balance.monitoring.alerts.Severity;
import ai.smartwhale.balance.monitoring.alerts.notification.AlertNotifier;
import ai.smartwhale.balance.monitoring.alerts.notification.NotifiedAlert;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The alerts that fired when Balance ended, as the state of the notifier has them: they go on, and their end is told,
 * where else they would be repeated for ever. Pure functions.
 */
final class AlertsBefore {

    private AlertsBefore() {}

    static List<Alert> of(AlertNotifier notifier) {
        Map<AlertKey, Alert> alerts = new LinkedHashMap<>();
        notifier.groups().stream()
                .flatMap(group -> group.alerts().stream())
                .filter(alert -> alert.endsAt().isEmpty())
                .forEach(alert -> {
                    Alert before = alert(alert);
                    alerts.put(before.key(), before);
                });
        return new ArrayList<>(alerts.values());
    }

    private static Alert alert(NotifiedAlert notified) {
        Map<String, String> labels = new HashMap<>(notified.labels().asMap());
        labels.remove(AlertIds.NAME);
        labels.remove(AlertIds.SEVERITY);
        String rule = notified.labels().value(AlertIds.NAME);
        return new Alert(
                rule,
                severity(notified.labels().value(AlertIds.SEVERITY)),
                AlertState.FIRING,
                labels,
                notified.annotations().getOrDefault("summary", rule),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                notified.startsAt(),
                Optional.empty(),
                false,
                List.of());
    }

    private static Severity severity(String label) {
        return Arrays.stream(Severity.values())
                .filter(severity -> severity.name().toLowerCase(Locale.ROOT).equals(label))
                .findFirst()
                .orElse(Severity.WARNING);
    }
}
