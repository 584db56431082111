// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import java.util.List;
import java.util.Locale;

/** Messages as plain text. Labels are free of line breaks there, so that no model id can forge a line. */
final class MessageText {

    private static final int MOST_LINES = 50;

    private MessageText() {}

    /** {@code [FIRING:2] Slow (model=a)}. */
    static String title(Notification message) {
        String status = message.isFiring() ? "[FIRING:" + message.firing().size() + "]" : "[RESOLVED]";
        String name = message.commonLabels().value("alertname");
        return status
                + ' '
                + oneLine(name.isEmpty() ? message.groupLabels().toString() : name + ' ' + message.groupLabels());
    }

    static String body(Notification message) {
        StringBuilder text = new StringBuilder();
        append(text, "firing", message.firing());
        append(text, "resolved", message.resolved());
        return text.toString();
    }

    private static void append(StringBuilder text, String status, List<NotifiedAlert> alerts) {
        for (NotifiedAlert alert : alerts.subList(0, Math.min(MOST_LINES, alerts.size()))) {
            String summary = alert.annotations().getOrDefault("summary", "");
            text.append(String.format(
                    Locale.ROOT,
                    "%s since %s: %s %s%n",
                    status,
                    alert.startsAt(),
                    oneLine(summary),
                    oneLine(alert.labels().toString())));
        }
        if (alerts.size() > MOST_LINES) {
            text.append(String.format(Locale.ROOT, "and %d more %s%n", alerts.size() - MOST_LINES, status));
        }
    }

    static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> Character.isISOControl(point) ? ' ' : point)
                .forEach(line::appendCodePoint);
        return line.toString();
    }
}
