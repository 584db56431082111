// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import java.util.concurrent.CompletionStage;

/**
 * A way to people: a log, a webhook, e-mail. Implementations are safe for use by many threads and do not wait: what
 * takes time is done elsewhere and the stage told. A notifier gives a channel one message at a time.
 */
public interface NotificationChannel {

    /**
     * The name that receivers use.
     *
     * @return unique within a notifier
     */
    String name();

    /**
     * Delivers one message.
     *
     * @param notification the message
     * @return what became of it; a stage that fails counts as {@link DeliveryOutcome#retry}
     */
    CompletionStage<DeliveryOutcome> deliver(Notification notification);
}
