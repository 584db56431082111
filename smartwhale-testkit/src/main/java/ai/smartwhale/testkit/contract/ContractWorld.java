// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.contract;

import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.OutgoingMessage;
import ai.smartwhale.messaging.RetryPolicy;
import ai.smartwhale.messaging.SubscriptionConfig;
import ai.smartwhale.messaging.TopicSpec;
import ai.smartwhale.testkit.TestTopics;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;

/** What the behaviours of the contract build on. */
interface ContractWorld {

    /** The longest wait for something that must happen. */
    Duration LONG = Duration.ofSeconds(30);

    /** Three attempts, close together. */
    RetryPolicy QUICK_RETRY = new RetryPolicy(3, Duration.ofMillis(10), 1, Duration.ofMillis(10));

    /**
     * Makes a service that is not connected and is closed after the test.
     *
     * @param config its configuration
     * @return the service
     */
    KafkaService unconnected(KafkaConfig config);

    /**
     * Makes a connected service that is closed after the test.
     *
     * @return the service
     */
    default KafkaService connected() {
        KafkaService service = unconnected(KafkaConfig.of("unused:1"));
        service.connect();
        return service;
    }

    /**
     * Makes a topic of its own for a test.
     *
     * @param kafka the service
     * @param partitions how many
     * @return its name
     */
    default String newTopic(KafkaService kafka, int partitions) {
        String topic = TestTopics.unique("contract");
        Assertions.assertThat(
                        kafka.createTopic(TopicSpec.of(topic, partitions, 1)).join())
                .isTrue();
        return topic;
    }

    /**
     * A subscription of a group of its own.
     *
     * @param topic the topic
     * @return its builder
     */
    default SubscriptionConfig.Builder group(String topic) {
        return SubscriptionConfig.builder("group-" + topic, topic).retry(QUICK_RETRY);
    }

    /**
     * Sends numbered texts with alternating keys and waits for the receipts.
     *
     * @param kafka the service
     * @param topic the topic
     * @param from the first number
     * @param to the number after the last
     * @param keys how many keys
     */
    default void send(KafkaService kafka, String topic, int from, int to, int keys) {
        List<OutgoingMessage> messages = IntStream.range(from, to)
                .mapToObj(i -> OutgoingMessage.of(topic, "key-" + i % keys, Integer.toString(i)))
                .toList();
        Assertions.assertThat(kafka.sendBatch(messages).join().failures()).isEmpty();
    }
}
