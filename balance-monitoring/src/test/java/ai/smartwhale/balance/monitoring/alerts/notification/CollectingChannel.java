// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Keeps what it is given, after as many failures as it was told to have. */
final class CollectingChannel implements NotificationChannel {

    final List<Notification> delivered = new ArrayList<>();
    final Deque<DeliveryOutcome> next = new ArrayDeque<>();
    boolean down;
    int attempts;

    private final String name;

    CollectingChannel(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public CompletionStage<DeliveryOutcome> deliver(Notification notification) {
        attempts++;
        DeliveryOutcome outcome =
                down ? DeliveryOutcome.retry("down") : next.isEmpty() ? DeliveryOutcome.DELIVERED : next.removeFirst();
        if (outcome.kind() == DeliveryOutcome.Kind.DELIVERED) {
            delivered.add(notification);
        }
        return CompletableFuture.completedFuture(outcome);
    }
}
