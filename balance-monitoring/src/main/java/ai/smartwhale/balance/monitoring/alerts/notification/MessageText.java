// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import java.util.List;
import java.util.Locale;

/** Messages as plain text. Labels are free of line breaks there, so that no model id can forge a line. */
final class MessageText {

    private static final int MOST_LINES = 30;
    private static final int LONGEST_LINE = 500;
    private static final int LONGEST_TITLE = 200;

    private MessageText() {}

    /** {@code [FIRING:2] Slow (model=a)}. */
    static String title(Notification message) {
        String status = message.isFiring() ? "[FIRING:" + message.firing().size() + "]" : "[RESOLVED]";
        if (message.reason() == NotificationReason.DIGEST) {
            return status + " Digest of what could not be told in time, "
                    + message.firing().size() + " firing, " + message.resolved().size() + " resolved";
        }
        String name = message.commonLabels().value("alertname");
        return status
                + ' '
                + SafeText.oneLine(SafeText.atMost(
                        name.isEmpty() ? message.groupLabels().toString() : name + ' ' + message.groupLabels(),
                        LONGEST_TITLE));
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
            String line = status + " since " + alert.startsAt() + ": " + summary + ' ' + alert.labels();
            text.append(SafeText.oneLine(SafeText.atMost(line, LONGEST_LINE))).append('\n');
        }
        if (alerts.size() > MOST_LINES) {
            text.append(String.format(Locale.ROOT, "and %d more %s\n", alerts.size() - MOST_LINES, status));
        }
    }
}
