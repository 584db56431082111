// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import ai.smartwhale.commons.InvalidValueException;
import java.util.concurrent.CompletionStage;

/** Publishes messages as events, in Alertmanager's JSON, with the group as the key. */
public final class EventChannel implements NotificationChannel {

    private final String name;
    private final AlertEventPublisher publisher;

    /**
     * A channel.
     *
     * @param name its name
     * @param publisher where events go
     */
    public EventChannel(String name, AlertEventPublisher publisher) {
        this.name = InvalidValueException.requireText("channel name", name);
        this.publisher = InvalidValueException.requirePresent("publisher", publisher);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public CompletionStage<DeliveryOutcome> deliver(Notification notification) {
        return publisher
                .publish(notification.groupKey(), WebhookJson.of(notification))
                .thenApply(done -> DeliveryOutcome.DELIVERED);
    }
}
