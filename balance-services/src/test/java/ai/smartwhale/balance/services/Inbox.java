// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.IncomingMessage;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.Subscription;
import ai.smartwhale.messaging.SubscriptionConfig;
import ai.smartwhale.messaging.TopicSpec;
import ai.smartwhale.testkit.TestTopics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Everything that is written to a topic from now on. */
final class Inbox implements AutoCloseable {

    private final List<IncomingMessage> messages = new CopyOnWriteArrayList<>();
    private final Subscription subscription;

    Inbox(KafkaService kafka, String topic) {
        kafka.createTopic(TopicSpec.of(topic, 3, 2)).join();
        subscription = kafka.subscribe(
                SubscriptionConfig.builder(TestTopics.unique("inbox"))
                        .mode(SubscriptionConfig.Mode.ALL)
                        .start(SubscriptionConfig.Start.LATEST)
                        .build(),
                MessageHandler.of(messages::add));
        subscription.addTopic(topic).join();
    }

    List<IncomingMessage> messages() {
        return messages;
    }

    List<DataResponse> responses() {
        return messages.stream()
                .map(message -> DataResponse.fromBytes(message.value()))
                .toList();
    }

    @Override
    public void close() {
        subscription.close(Duration.ofSeconds(5));
    }
}
