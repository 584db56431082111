// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import java.util.Map;
import java.util.Optional;

/**
 * How a {@link KafkaService} is, at one moment.
 *
 * @param connected whether it is connected and the brokers answered the last time they were asked
 * @param lastError the text of the last error of sending, receiving or administration, if there was one
 * @param outboxMessages messages accepted and not yet acknowledged
 * @param outboxBytes bytes accepted and not yet acknowledged
 * @param subscriptions for each subscription by its id, how it is
 */
public record MessagingHealth(
        boolean connected,
        Optional<String> lastError,
        int outboxMessages,
        long outboxBytes,
        Map<String, SubscriptionHealth> subscriptions) {

    /** Copies the map. */
    public MessagingHealth {
        subscriptions = Map.copyOf(subscriptions);
    }

    /**
     * How one subscription is.
     *
     * @param state where it stands
     * @param lag messages in Kafka that were not yet handled
     * @param inFlight messages received and not yet handled
     * @param lastError the text of the last error of its consumer, if there was one
     */
    public record SubscriptionHealth(SubscriptionState state, long lag, int inFlight, Optional<String> lastError) {}
}
