// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.internal.KafkaClientsService;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Sends and receives messages over Kafka, at least once, and looks after topics. One instance serves a whole process.
 * Thread-safe.
 *
 * <p>No method blocks the caller, except {@link #connect()}, {@link #disconnect()} and {@link #close()}, which do
 * within their timeouts. Futures complete on the executor of the service, never on a thread of kafka-clients. Every
 * future belongs to its caller: cancelling it cancels nothing else, and a message already accepted is still sent.
 */
public interface KafkaService extends AutoCloseable {

    /**
     * A service on kafka-clients. Nothing happens before {@link #connect()}.
     *
     * @param config how Kafka is reached
     * @return the service
     */
    static KafkaService create(KafkaConfig config) {
        return create(config, MessagingResources.DEFAULT);
    }

    /**
     * A service on kafka-clients with resources of the host. Nothing happens before {@link #connect()}.
     *
     * @param config how Kafka is reached
     * @param resources executor, clock and metrics
     * @return the service
     */
    static KafkaService create(KafkaConfig config, MessagingResources resources) {
        return new KafkaClientsService(config, resources);
    }

    /**
     * Connects and waits until a broker answered. Does nothing where it is connected already.
     *
     * @throws BrokerUnreachableException if no broker answers within the connect timeout
     * @throws BrokerTooOldException if the brokers do not speak the versions that are needed
     * @throws AuthenticationFailedException if the credentials or the certificate are refused
     * @throws ServiceClosedException if the service was closed
     * @throws ai.smartwhale.commons.MissingDependencyException if the library of the configured compression is not on
     *     the class path
     */
    void connect();

    /**
     * Ends all subscriptions, sends what was accepted, and lets go of Kafka, within the close timeout. May be connected
     * again.
     *
     * @return true if everything in hand was finished in time
     */
    boolean disconnect();

    /**
     * Sends a message. The call never blocks: the message is accepted into a bounded outbox or refused.
     *
     * @param message the message
     * @return completes with the receipt when all in-sync replicas have the message; exceptionally with
     *     {@link OutboxFullException}, {@link MessageTooLargeException}, {@link UnserializableMessageException},
     *     {@link UnknownTopicException}, {@link DeliveryFailedException}, {@link AuthorizationDeniedException} or
     *     {@link ServiceClosedException}
     */
    CompletableFuture<SendReceipt> sendMessage(OutgoingMessage message);

    /**
     * Sends a value with a key. See {@link #sendMessage(OutgoingMessage)}.
     *
     * @param topic the topic
     * @param key the record key
     * @param value an object, a text or bytes
     * @return completes with the receipt
     */
    default CompletableFuture<SendReceipt> sendMessage(String topic, String key, Object value) {
        return sendMessage(OutgoingMessage.of(topic, key, value));
    }

    /**
     * Sends many messages and waits once for all of them. One failure does not stop the others.
     *
     * @param messages the messages
     * @return completes normally, always, with one outcome for each message
     */
    CompletableFuture<BatchReceipt> sendBatch(List<OutgoingMessage> messages);

    /**
     * Sends a request to the Data service, keyed by its model id.
     *
     * @param request the request
     * @return completes with the receipt; see {@link #sendMessage(OutgoingMessage)}
     */
    default CompletableFuture<SendReceipt> sendDataRequest(DataRequest request) {
        return sendMessage(MessagingConstants.DATA_REQUESTS, request.payload().modelId(), request);
    }

    /**
     * Sends a response to the topic of the model that it is destined for, keyed by the model id.
     *
     * @param response the response, whose destination is the model id
     * @return completes with the receipt; see {@link #sendMessage(OutgoingMessage)}
     * @throws InvalidValueException if the destination cannot be part of a topic name
     */
    default CompletableFuture<SendReceipt> sendDataResponse(DataResponse response) {
        String modelId =
                TopicNames.requireModelId("destination", response.metadata().destination());
        return sendMessage(MessagingConstants.DATA_RESPONSES_PREFIX + '.' + modelId, modelId, response);
    }

    /**
     * Begins to receive. Returns at once; the topics must exist.
     *
     * @param config what to receive and how
     * @param handler handles the messages
     * @return the subscription
     * @throws ServiceClosedException if the service is not connected
     */
    Subscription subscribe(SubscriptionConfig config, MessageHandler handler);

    /**
     * Ends a subscription: finishes what is in hand within its time and commits it.
     *
     * @param subscription a subscription of this service
     * @param timeout the longest wait
     * @return true if everything in hand was finished
     */
    default boolean unsubscribe(Subscription subscription, Duration timeout) {
        return subscription.close(timeout);
    }

    /**
     * The subscriptions that were not closed.
     *
     * @return a snapshot
     */
    List<Subscription> subscriptions();

    /**
     * Tells whether a topic exists.
     *
     * @param topic the name
     * @return completes with the answer; exceptionally with a {@link MessagingException}
     */
    CompletableFuture<Boolean> topicExists(String topic);

    /**
     * Creates a topic and waits until it can be written. A topic that exists already, also because another process was
     * faster, is left as it is; that it has another number of partitions is logged. The replication is lowered, with a
     * warning, to the number of brokers.
     *
     * @param spec the topic as wanted
     * @return completes with true if this call created it; exceptionally with a {@link MessagingException}
     */
    CompletableFuture<Boolean> createTopic(TopicSpec spec);

    /**
     * Deletes a topic with everything in it.
     *
     * @param topic the name
     * @return completes with true if this call deleted it, false if there was none
     */
    CompletableFuture<Boolean> deleteTopic(String topic);

    /**
     * Lists the topics, without those internal to Kafka.
     *
     * @return completes with the names
     */
    CompletableFuture<Set<String>> listTopics();

    /**
     * Describes a topic.
     *
     * @param topic the name
     * @return completes with the description, empty if there is no such topic
     */
    CompletableFuture<Optional<TopicInfo>> getTopicInfo(String topic);

    /**
     * How the service is.
     *
     * @return a snapshot, taken without asking the brokers
     */
    MessagingHealth health();

    /**
     * The configuration, for whoever must know its limits.
     *
     * @return the configuration as given
     */
    KafkaConfig config();

    /** Disconnects within the close timeout and for good. Closing again does nothing. */
    @Override
    void close();
}
