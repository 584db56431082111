// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.external;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.OutgoingMessage;
import ai.smartwhale.messaging.SendReceipt;
import ai.smartwhale.messaging.Subscription;
import ai.smartwhale.messaging.SubscriptionConfig;
import ai.smartwhale.messaging.SubscriptionState;
import ai.smartwhale.messaging.TopicNames;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Adds ids, and knows them again. */
final class DefaultKafkaInterface implements KafkaInterface {

    private final KafkaService kafka;
    private final int remembered;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private volatile boolean closed;

    DefaultKafkaInterface(KafkaService kafka, int remembered) {
        this.kafka = kafka;
        this.remembered = remembered;
    }

    @Override
    public CompletableFuture<SendReceipt> publishMessage(OutgoingMessage message) {
        InvalidValueException.requirePresent("message", message);
        TopicNames.requireTopicName("topic", message.topic());
        requireOpen();
        return kafka.sendMessage(
                message.headers().containsKey(MESSAGE_ID)
                        ? message
                        : message.withHeader(MESSAGE_ID, UUID.randomUUID().toString()));
    }

    @Override
    public Subscription consumeMessage(SubscriptionConfig config, MessageHandler handler) {
        InvalidValueException.requirePresent("config", config);
        InvalidValueException.requirePresent("handler", handler);
        synchronized (subscriptions) {
            requireOpen();
            Subscription subscription = kafka.subscribe(config, new OnceHandler(handler, remembered));
            subscriptions.removeIf(other -> other.state() == SubscriptionState.CLOSED);
            subscriptions.add(subscription);
            return subscription;
        }
    }

    @Override
    public void close() {
        List<Subscription> all;
        synchronized (subscriptions) {
            closed = true;
            all = List.copyOf(subscriptions);
            subscriptions.clear();
        }
        all.forEach(Subscription::close);
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the Kafka interface is closed");
        }
    }
}
