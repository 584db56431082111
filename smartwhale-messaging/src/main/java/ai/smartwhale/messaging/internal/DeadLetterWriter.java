// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal;

import ai.smartwhale.messaging.IncomingMessage;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessagingConstants;
import ai.smartwhale.messaging.OutgoingMessage;
import ai.smartwhale.messaging.SendReceipt;
import ai.smartwhale.messaging.TopicSpec;
import ai.smartwhale.messaging.UnknownTopicException;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Writes dead letters, creating their topic when the first one comes. */
public final class DeadLetterWriter {

    private static final int REPLICATION = 3;

    private DeadLetterWriter() {}

    /**
     * Writes a message to the dead-letter topic of the topic from which it came: same key, same bytes, same headers,
     * and ours.
     *
     * @param kafka the service
     * @param message the message
     * @param reason the last failure
     * @param at when it was given up
     * @return completes when all in-sync replicas have the dead letter
     */
    public static CompletableFuture<SendReceipt> write(
            KafkaService kafka, IncomingMessage message, Throwable reason, Instant at) {
        String topic = topicOf(message.topic());
        OutgoingMessage letter = new OutgoingMessage(
                topic, message.key(), message.value(), DeadLetterHeaders.build(message, message.attempt(), reason, at));
        return kafka.sendMessage(letter).exceptionallyCompose(failure -> {
            if (DeadLetterHeaders.unwrap(failure) instanceof UnknownTopicException) {
                return kafka.createTopic(TopicSpec.of(topic, 1, REPLICATION))
                        .thenCompose(created -> kafka.sendMessage(letter));
            }
            return CompletableFuture.failedFuture(failure);
        });
    }

    /**
     * The dead-letter topic of a topic. The dead letters of a dead-letter topic stay there.
     *
     * @param topic the topic
     * @return the name
     */
    public static String topicOf(String topic) {
        return topic.endsWith(MessagingConstants.DEAD_LETTER_SUFFIX)
                ? topic
                : topic + MessagingConstants.DEAD_LETTER_SUFFIX;
    }
}
