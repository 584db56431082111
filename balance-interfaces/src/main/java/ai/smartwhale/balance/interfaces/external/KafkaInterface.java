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
import java.util.concurrent.CompletableFuture;

/**
 * The door to Kafka for code that wants no more than to send and to receive. Every message gets an id, which travels in
 * a header, and a consumer handles a message once even where Kafka delivers it again, as far as the ids are remembered
 * here. Thread-safe; no method blocks except {@link #close()}.
 */
public interface KafkaInterface extends AutoCloseable {

    /** The header that carries the id of a message. */
    String MESSAGE_ID = "smartwhale-message-id";

    /** How many ids are remembered for each consumer, unless told otherwise. */
    int DEFAULT_REMEMBERED = 100_000;

    /**
     * Sends a message. Where it has no id yet it gets one; sending a message with an id again is the same message.
     *
     * @param message the message
     * @return completes with the receipt when all in-sync replicas have it; exceptionally with a
     *     {@link ai.smartwhale.messaging.MessagingException}, among them
     *     {@link ai.smartwhale.messaging.MessageTooLargeException} before anything is sent
     * @throws InvalidValueException if the message is null, or its topic has a name that Kafka refuses
     * @throws IllegalStateException after {@link #close()}
     */
    CompletableFuture<SendReceipt> publishMessage(OutgoingMessage message);

    /**
     * Sends a value with a key.
     *
     * @param topic the topic
     * @param key the record key
     * @param value an object, a text or bytes
     * @return see {@link #publishMessage(OutgoingMessage)}
     * @throws InvalidValueException if an argument is null, or the topic has a name that Kafka refuses
     */
    default CompletableFuture<SendReceipt> publishMessage(String topic, String key, Object value) {
        InvalidValueException.requirePresent("key", key);
        return publishMessage(OutgoingMessage.of(topic, key, value));
    }

    /**
     * Begins to receive. A message that cannot be handled lies in the dead-letter topic after its attempts, as the
     * configuration says.
     *
     * @param config what to receive and how
     * @param handler handles each message once; one without an id as often as Kafka delivers it
     * @return the subscription
     * @throws InvalidValueException if an argument is null
     * @throws IllegalStateException after {@link #close()}
     */
    Subscription consumeMessage(SubscriptionConfig config, MessageHandler handler);

    /**
     * Begins to receive a topic with the default settings.
     *
     * @param topic an existing topic
     * @param group the consumer group
     * @param handler handles each message once
     * @return the subscription
     * @throws InvalidValueException if an argument is null or no name
     */
    default Subscription consumeMessage(String topic, String group, MessageHandler handler) {
        return consumeMessage(SubscriptionConfig.builder(group, topic).build(), handler);
    }

    /** Ends the subscriptions that were begun here, within the close timeout of the service. */
    @Override
    void close();

    /**
     * The door over a service, real or in memory.
     *
     * @param kafka connected; not closed by this object
     * @return the door
     */
    static KafkaInterface create(KafkaService kafka) {
        return create(kafka, DEFAULT_REMEMBERED);
    }

    /**
     * The door over a service, real or in memory.
     *
     * @param kafka connected; not closed by this object
     * @param remembered how many ids each consumer remembers, 1 to 10,000,000; when full, the oldest is forgotten
     * @return the door
     * @throws InvalidValueException if an argument is missing or outside of its range
     */
    static KafkaInterface create(KafkaService kafka, int remembered) {
        return new DefaultKafkaInterface(InvalidValueException.requirePresent("kafka", kafka), (int)
                InvalidValueException.requireRange("remembered", remembered, 1, 10_000_000));
    }
}
