// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import ai.smartwhale.balance.monitoring.alerts.notification.LabelSet;
import ai.smartwhale.balance.monitoring.alerts.notification.NotifiedAlert;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Alerts in the terms of notifications: the rule becomes {@code alertname}, the severity a label. */
final class AlertTranslation {

    private AlertTranslation() {}

    static NotifiedAlert of(Alert alert) {
        Map<String, String> labels = new HashMap<>();
        alert.labels()
                .forEach((name, value) ->
                        labels.put(shorten(name, LabelSet.LONGEST_NAME), shorten(value, LabelSet.LONGEST_VALUE)));
        labels.put("alertname", shorten(alert.rule(), LabelSet.LONGEST_VALUE));
        labels.put("severity", alert.severity().name().toLowerCase(Locale.ROOT));
        Map<String, String> annotations = new HashMap<>();
        annotations.put("summary", alert.summary());
        alert.value().ifPresent(value -> annotations.put("value", Double.toString(value)));
        alert.limit().ifPresent(limit -> annotations.put("limit", Double.toString(limit)));
        if (alert.flapping()) {
            annotations.put("flapping", "true");
        }
        return new NotifiedAlert(LabelSet.of(labels), annotations, alert.startsAt(), alert.endsAt());
    }

    private static String shorten(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
