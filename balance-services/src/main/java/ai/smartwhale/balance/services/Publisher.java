// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.MessageSchemas;
import ai.smartwhale.messaging.MessagingConstants;
import ai.smartwhale.messaging.OutgoingMessage;
import ai.smartwhale.messaging.SendReceipt;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Publishes events and metrics of this instance. Thread-safe. */
record Publisher(ServicesContext context) {

    CompletableFuture<SendReceipt> event(String type, Map<String, Object> data) {
        return publish(MessagingConstants.BALANCE_EVENTS, "event_type", type, data);
    }

    CompletableFuture<SendReceipt> metric(String name, Map<String, Object> data) {
        return publish(MessagingConstants.BALANCE_METRICS, "metric_name", name, data);
    }

    private CompletableFuture<SendReceipt> publish(
            String topic, String field, String name, Map<String, Object> content) {
        InvalidValueException.requirePresent("data", content);
        if (!context.lifecycle().isOpen()) {
            return CompletableFuture.failedFuture(context.lifecycle().refusal());
        }
        Map<String, Object> message = new LinkedHashMap<>();
        message.put(field, name);
        message.put("timestamp", MessageSchemas.timestamp(context.clock().instant()));
        message.put("data", content);
        return context.continuations().handOver(context.kafka().sendMessage(OutgoingMessage.of(topic, name, message)));
    }
}
