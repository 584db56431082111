// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import java.util.function.Function;

/** In which form a webhook is told. */
public enum WebhookForm {
    /** Alertmanager's JSON, version 4. */
    ALERTMANAGER(WebhookJson::of),
    /** The JSON of Slack's incoming webhooks. */
    SLACK(SlackJson::of);

    private final Function<Notification, byte[]> writer;

    WebhookForm(Function<Notification, byte[]> writer) {
        this.writer = writer;
    }

    byte[] write(Notification message) {
        return writer.apply(message);
    }
}
