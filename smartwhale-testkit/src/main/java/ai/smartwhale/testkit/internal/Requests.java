// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.internal;

import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.MessagingConstants;
import ai.smartwhale.messaging.MessagingException;
import ai.smartwhale.messaging.OutgoingMessage;
import ai.smartwhale.messaging.SendReceipt;
import ai.smartwhale.messaging.Subscription;
import ai.smartwhale.messaging.SubscriptionConfig;
import ai.smartwhale.messaging.TopicCategory;
import ai.smartwhale.messaging.TopicManager;
import ai.smartwhale.messaging.TopicSpec;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What every Data service does with Kafka: it shares the requests and sends answers. */
final class Requests {

    private Requests() {}

    /** Connects, makes the topic of the requests if there is none, and begins to receive. */
    static Subscription subscribe(KafkaService kafka, MessageHandler handler) {
        kafka.connect();
        TopicCategory topic = TopicCategory.DATA_REQUESTS;
        TopicSpec spec = TopicSpec.of(topic.topicName(), topic.partitions(), topic.replication());
        try {
            TopicManager.create(kafka).ensureTopicExists(spec).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof MessagingException cause ? cause : e;
        }
        return kafka.subscribe(
                SubscriptionConfig.builder(MessagingConstants.DATA_COLLECTOR_GROUP, topic.topicName())
                        .build(),
                handler);
    }

    static CompletableFuture<SendReceipt> answer(KafkaService kafka, String topic, DataResponse response) {
        return kafka.sendMessage(OutgoingMessage.of(topic, response.metadata().destination(), response));
    }
}
