// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.MessageSchemas;
import ai.smartwhale.messaging.MessagingConstants;
import ai.smartwhale.messaging.OutgoingMessage;
import ai.smartwhale.messaging.SendReceipt;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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

    /** An event whose facts are written already: one JSON value in UTF-8. */
    CompletableFuture<SendReceipt> event(String topic, String key, String type, byte[] json) {
        if (!context.lifecycle().isOpen()) {
            return CompletableFuture.failedFuture(context.lifecycle().refusal());
        }
        String time = MessageSchemas.timestamp(context.clock().instant());
        byte[] begin = ("{\"event_type\":\"" + type + "\",\"timestamp\":\"" + time + "\",\"data\":")
                .getBytes(StandardCharsets.UTF_8);
        byte[] message = Arrays.copyOf(begin, begin.length + json.length + 1);
        System.arraycopy(json, 0, message, begin.length, json.length);
        message[message.length - 1] = '}';
        return context.continuations().handOver(context.kafka().sendMessage(OutgoingMessage.of(topic, key, message)));
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
