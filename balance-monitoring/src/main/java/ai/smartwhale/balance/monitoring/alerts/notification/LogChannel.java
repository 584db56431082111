// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import ai.smartwhale.commons.InvalidValueException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Writes messages to the log: at WARN while alerts fire, at INFO when they have ended. */
public final class LogChannel implements NotificationChannel {

    private static final Logger LOG = LoggerFactory.getLogger(LogChannel.class);

    private final String name;

    /**
     * A channel.
     *
     * @param name its name
     */
    public LogChannel(String name) {
        this.name = InvalidValueException.requireText("channel name", name);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public CompletionStage<DeliveryOutcome> deliver(Notification notification) {
        LOG.atLevel(notification.isFiring() ? Level.WARN : Level.INFO)
                .log(
                        "{} to {}: {}, firing {}, resolved {}",
                        notification.reason(),
                        notification.receiver(),
                        MessageText.title(notification),
                        notification.firing().size(),
                        notification.resolved().size());
        return CompletableFuture.completedFuture(DeliveryOutcome.DELIVERED);
    }
}
