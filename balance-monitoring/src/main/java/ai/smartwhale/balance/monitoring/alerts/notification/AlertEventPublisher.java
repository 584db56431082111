// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import java.util.concurrent.CompletionStage;

/** Publishes events, to a Kafka topic as a rule. What this module needs of messaging; the host wires it. */
@FunctionalInterface
public interface AlertEventPublisher {

    /**
     * Publishes one event.
     *
     * @param key events of the same key keep their order
     * @param json the event
     * @return done when it is safely published
     */
    CompletionStage<?> publish(String key, byte[] json);
}
