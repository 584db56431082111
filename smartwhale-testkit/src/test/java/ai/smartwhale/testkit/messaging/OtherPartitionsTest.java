// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.messaging.IncomingMessage;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.Subscription;
import ai.smartwhale.messaging.SubscriptionConfig;
import ai.smartwhale.messaging.SubscriptionConfig.Mode;
import ai.smartwhale.messaging.SubscriptionConfig.Start;
import ai.smartwhale.messaging.TopicSpec;
import ai.smartwhale.testkit.EmbeddedKafka;
import ai.smartwhale.testkit.EmbeddedKafkaExtension;
import ai.smartwhale.testkit.KafkaPartitions;
import ai.smartwhale.testkit.TestTopics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Topics that have other partitions than was asked for, or get more while they are read. */
@ExtendWith(EmbeddedKafkaExtension.class)
class OtherPartitionsTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void whatIsWrittenToAddedPartitionsIsReceivedWithoutAGroupAndNothingTwice(EmbeddedKafka broker) throws Exception {
        String topic = TestTopics.unique("growing");
        String other = TestTopics.unique("steady");
        Queue<String> received = new ConcurrentLinkedQueue<>();
        try (KafkaService kafka = KafkaService.create(KafkaConfig.of(broker.bootstrapServers()))) {
            kafka.connect();
            kafka.createTopic(TopicSpec.of(topic, 1, 1)).join();
            kafka.createTopic(TopicSpec.of(other, 1, 1)).join();
            write(broker, topic, "before", 1);
            Subscription subscription = kafka.subscribe(
                    SubscriptionConfig.builder("g-" + topic)
                            .mode(Mode.ALL)
                            .start(Start.LATEST)
                            .build(),
                    MessageHandler.of(message -> received.add(text(message))));
            subscription.addTopic(topic).join();
            subscription.addTopic(other).join();
            write(broker, topic, "one", 1);
            await().atMost(LONG).until(() -> received.size() == 1);

            KafkaPartitions.grow(broker, topic, 4);
            write(broker, topic, "four", 4);
            write(broker, other, "other", 1);
            await().atMost(LONG).until(() -> received.size() >= 6);
            assertThat(received).containsExactlyInAnyOrder("one-0", "four-0", "four-1", "four-2", "four-3", "other-0");

            subscription.removeTopic(topic).join();
            write(broker, topic, "gone", 4);
            write(broker, other, "last", 1);
            await().atMost(LONG).until(() -> received.contains("last-0"));
            assertThat(received).hasSize(7);
        }
    }

    @Test
    void aGroupTakesAddedPartitionsFromTheirBeginning(EmbeddedKafka broker) throws Exception {
        String topic = TestTopics.unique("growing");
        Queue<String> received = new ConcurrentLinkedQueue<>();
        try (KafkaService kafka = KafkaService.create(KafkaConfig.of(broker.bootstrapServers()))) {
            kafka.connect();
            kafka.createTopic(TopicSpec.of(topic, 1, 1)).join();
            var unused = kafka.subscribe(
                    SubscriptionConfig.builder("g-" + topic, topic).build(),
                    MessageHandler.of(message -> received.add(text(message))));
            write(broker, topic, "one", 1);
            await().atMost(LONG).until(() -> received.size() == 1);
            KafkaPartitions.grow(broker, topic, 3);
            write(broker, topic, "three", 3);
            await().atMost(LONG).until(() -> received.size() >= 4);
            assertThat(received).containsExactlyInAnyOrder("one-0", "three-0", "three-1", "three-2");
        }
    }

    @Test
    void aTopicThatIsThereIsTakenAsItIs(EmbeddedKafka broker) {
        String topic = TestTopics.unique("wide");
        try (KafkaService kafka = KafkaService.create(KafkaConfig.of(broker.bootstrapServers()))) {
            kafka.connect();
            assertThat(kafka.createTopic(TopicSpec.of(topic, 12, 1)).join()).isTrue();
            assertThat(kafka.createTopic(TopicSpec.of(topic, 3, 1)).join()).isFalse();
            assertThat(kafka.getTopicInfo(topic).join().orElseThrow().partitions())
                    .isEqualTo(12);
        }
    }

    private static String text(IncomingMessage message) {
        return new String(message.value(), StandardCharsets.UTF_8);
    }

    private static void write(EmbeddedKafka broker, String topic, String what, int partitions)
            throws InterruptedException {
        Map<Integer, byte[]> values = new TreeMap<>();
        IntStream.range(0, partitions)
                .forEach(partition -> values.put(partition, (what + '-' + partition).getBytes(StandardCharsets.UTF_8)));
        KafkaPartitions.put(broker, topic, what.getBytes(StandardCharsets.UTF_8), values);
    }
}
