// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A running subscription. Thread-safe. */
public interface Subscription extends AutoCloseable {

    /**
     * The identity of this subscription within its service.
     *
     * @return a short text, unique within the service
     */
    String id();

    /**
     * What it was asked to do.
     *
     * @return the configuration as given
     */
    SubscriptionConfig config();

    /**
     * The topics that it receives now.
     *
     * @return the topics
     */
    Set<String> topics();

    /**
     * Receives one more topic. The future completes once every message that is written from then on will be received,
     * so a request may be sent after it.
     *
     * @param topic an existing topic
     * @return completes when the topic is being received; exceptionally with a {@link MessagingException}
     */
    CompletableFuture<Void> addTopic(String topic);

    /**
     * Receives a topic no longer. Messages in hand are finished.
     *
     * @param topic the topic; one that is not received is ignored
     * @return completes when no further message of the topic will be handed to the handler
     */
    CompletableFuture<Void> removeTopic(String topic);

    /** Receives nothing until {@link #resume()}; stays a member of its group. Messages in hand are finished. */
    void pause();

    /** Receives again after {@link #pause()}. */
    void resume();

    /**
     * Where it stands.
     *
     * @return the state
     */
    SubscriptionState state();

    /**
     * The number of messages that lie in Kafka and were not yet handled.
     *
     * @return the lag over all partitions of this member; 0 or more
     */
    long lag();

    /**
     * The number of messages received and not yet handled.
     *
     * @return the count
     */
    int inFlight();

    /**
     * The last error of the consumer itself, not of the handler; {@link CodecMissingException} as long as a partition
     * is held back because its compression cannot be undone here.
     *
     * @return the error, if there was one
     */
    Optional<MessagingException> lastError();

    /**
     * Ends the subscription: finishes the messages in hand within the time, commits what is done, leaves the group.
     * What is not done by then is delivered again to the next member.
     *
     * @param timeout the longest wait
     * @return true if everything in hand was finished
     */
    boolean close(Duration timeout);

    /** Ends the subscription within the close timeout of its service. */
    @Override
    void close();
}
