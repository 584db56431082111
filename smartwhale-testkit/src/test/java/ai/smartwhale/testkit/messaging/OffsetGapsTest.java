// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.messaging;

import static org.awaitility.Awaitility.await;

import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.Subscription;
import ai.smartwhale.messaging.SubscriptionConfig;
import ai.smartwhale.messaging.TopicSpec;
import ai.smartwhale.testkit.EmbeddedKafka;
import ai.smartwhale.testkit.EmbeddedKafkaExtension;
import ai.smartwhale.testkit.TestTopics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedKafkaExtension.class)
class OffsetGapsTest {

    private static final int MESSAGES = 50;

    /** Each transaction of one record leaves a marker behind, so 50 records end at offset 100. */
    @Test
    void transactionsLeaveGapsAndTheGroupStillReachesTheEnd(EmbeddedKafka broker) throws Exception {
        String topic = TestTopics.unique("gaps");
        String group = "g-" + topic;
        try (KafkaService kafka = KafkaService.create(KafkaConfig.of(broker.bootstrapServers()));
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            kafka.connect();
            kafka.createTopic(TopicSpec.of(topic, 1, 1)).join();
            writeTransactions(broker, topic);
            Handled handled = new Handled();
            Subscription subscription = kafka.subscribe(
                    SubscriptionConfig.builder(group, topic)
                            .properties(Map.of("isolation.level", "read_committed"))
                            .build(),
                    MessageHandler.of(handled::add));
            handled.awaitAll(MESSAGES, Duration.ofSeconds(60));
            await().atMost(Duration.ofSeconds(30)).until(() -> subscription.lag() == 0);
            await().atMost(Duration.ofSeconds(30)).until(() -> committed(admin, group, topic) == 2 * MESSAGES);
            Assertions.assertThat(handled.duplicates()).isZero();
        }
    }

    private static long committed(Admin admin, String group, String topic) throws Exception {
        var offset = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .get(new TopicPartition(topic, 0));
        return offset == null ? -1 : offset.offset();
    }

    private static void writeTransactions(EmbeddedKafka broker, String topic) {
        StringSerializer text = new StringSerializer();
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", topic),
                text,
                text)) {
            producer.initTransactions();
            for (int i = 0; i < MESSAGES; i++) {
                producer.beginTransaction();
                List.of(producer.send(new ProducerRecord<>(topic, "k", Integer.toString(i))));
                producer.commitTransaction();
            }
        }
    }
}
