// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import java.util.List;
import java.util.Map;

/** Messages as HTML for mail: no outside request, and nothing of a stranger is taken for markup. */
final class MessageHtml {

    private static final int MOST_ROWS = 100;
    private static final int LONGEST_CELL = 500;

    private MessageHtml() {}

    static String of(Notification message) {
        StringBuilder html = new StringBuilder(2_048);
        html.append("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>")
                .append(text(MessageText.title(message)))
                .append("</title></head><body style=\"font-family:sans-serif\"><h1 style=\"font-size:1.2em;color:")
                .append(message.isFiring() ? "#b00020" : "#1b5e20")
                .append("\" dir=\"auto\">")
                .append(text(MessageText.title(message)))
                .append("</h1>");
        table(html, "Firing", message.firing());
        table(html, "Resolved", message.resolved());
        return html.append("</body></html>").toString();
    }

    private static void table(StringBuilder html, String title, List<NotifiedAlert> alerts) {
        if (alerts.isEmpty()) {
            return;
        }
        html.append("<h2 style=\"font-size:1em\">").append(title).append(": ").append(alerts.size());
        html.append("</h2><table style=\"border-collapse:collapse\" border=\"1\" cellpadding=\"4\">");
        html.append("<tr><th>Since</th><th>Summary</th><th>Labels</th></tr>");
        for (NotifiedAlert alert : alerts.subList(0, Math.min(MOST_ROWS, alerts.size()))) {
            html.append("<tr><td>").append(text(alert.startsAt().toString())).append("</td><td dir=\"auto\">");
            html.append(text(alert.annotations().getOrDefault("summary", ""))).append("</td><td dir=\"auto\">");
            for (Map.Entry<String, String> label : alert.labels().asMap().entrySet()) {
                html.append(text(label.getKey()))
                        .append('=')
                        .append(text(label.getValue()))
                        .append("<br>");
            }
            html.append("</td></tr>\n");
        }
        html.append("</table>");
        if (alerts.size() > MOST_ROWS) {
            html.append("<p>and ").append(alerts.size() - MOST_ROWS).append(" more</p>");
        }
    }

    private static String text(String text) {
        return SafeText.oneLine(SafeText.atMost(text, LONGEST_CELL))
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
