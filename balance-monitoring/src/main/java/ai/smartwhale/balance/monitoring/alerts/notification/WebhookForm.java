// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

/** In which form a webhook is told. */
public enum WebhookForm {
    /** Alertmanager's JSON, version 4. */
    ALERTMANAGER,
    /** The JSON of Slack's incoming webhooks. */
    SLACK;

    byte[] write(Notification message) {
        return switch (this) {
            case ALERTMANAGER -> WebhookJson.of(message);
            case SLACK -> SlackJson.of(message);
        };
    }
}
