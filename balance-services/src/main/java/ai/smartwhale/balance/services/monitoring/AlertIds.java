// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import ai.smartwhale.balance.monitoring.alerts.Alert;
import ai.smartwhale.balance.monitoring.alerts.notification.LabelSet;
import java.util.HashMap;
import java.util.Map;

/** Finds an alert of the detector among those of the notifier, where its rule and its severity are labels. */
final class AlertIds {

    static final String NAME = "alertname";
    static final String SEVERITY = "severity";

    private AlertIds() {}

    /** The labels by which the notifier knows it, without the severity, which may change. */
    static LabelSet labels(Alert alert) {
        Map<String, String> labels = new HashMap<>();
        alert.labels()
                .forEach((name, value) ->
                        labels.put(cut(name, LabelSet.LONGEST_NAME), cut(value, LabelSet.LONGEST_VALUE)));
        labels.put(NAME, cut(alert.rule(), LabelSet.LONGEST_VALUE));
        labels.remove(SEVERITY);
        return LabelSet.of(labels);
    }

    /** The same of one that the notifier has. */
    static LabelSet withoutSeverity(LabelSet labels) {
        Map<String, String> rest = new HashMap<>(labels.asMap());
        rest.remove(SEVERITY);
        return LabelSet.of(rest);
    }

    static String id(LabelSet labels) {
        return Long.toHexString(labels.fingerprint());
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
