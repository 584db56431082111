// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.messaging.BatchReceipt;
import ai.smartwhale.messaging.BrokerUnreachableException;
import ai.smartwhale.messaging.DeliveryFailedException;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.MessagingException;
import ai.smartwhale.messaging.OutboxFullException;
import ai.smartwhale.messaging.OutgoingMessage;
import ai.smartwhale.messaging.SendReceipt;
import ai.smartwhale.messaging.SubscriptionConfig;
import ai.smartwhale.messaging.TopicSpec;
import ai.smartwhale.messaging.UnknownTopicException;
import ai.smartwhale.testkit.EmbeddedKafka;
import ai.smartwhale.testkit.TestTopics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SendingFaultsTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void aTopicCreatedAndWrittenAtOnceLosesNothing() {
        try (EmbeddedKafka broker = EmbeddedKafka.start();
                KafkaService kafka = KafkaService.create(KafkaConfig.builder(broker.bootstrapServers())
                        .property("max.in.flight.requests.per.connection", "5")
                        .property("linger.ms", "1")
                        .build())) {
            kafka.connect();
            for (int round = 0; round < 15; round++) {
                String topic = TestTopics.unique("create-then-write");
                kafka.createTopic(TopicSpec.of(topic, 4, 1)).join();
                BatchReceipt receipt = kafka.sendBatch(messages(topic, 1_000))
                        .orTimeout(60, TimeUnit.SECONDS)
                        .join();
                assertThat(receipt.failures()).as("round %d", round).isEmpty();
            }
        }
    }

    @Test
    @Timeout(180)
    void sendingNeverWaitsWhileBrokersAreAwayAndAFullOutboxRefuses() {
        try (EmbeddedKafka broker = EmbeddedKafka.start();
                KafkaService kafka = KafkaService.create(KafkaConfig.builder(broker.bootstrapServers())
                        .outbox(500, 10 << 20)
                        .deliveryTimeout(Duration.ofSeconds(4))
                        .closeTimeout(Duration.ofSeconds(2))
                        .build())) {
            kafka.connect();
            String topic = TestTopics.unique("away");
            kafka.createTopic(TopicSpec.of(topic, 2, 1)).join();
            kafka.sendMessage(topic, "k", "before").join();
            broker.stopBroker(1);
            List<CompletableFuture<SendReceipt>> futures = new ArrayList<>();
            int slow = 0;
            int refused = 0;
            // Where the machine stands still so long that messages are given up, there is room for others.
            while (refused < 100 && futures.size() < 100_000) {
                long began = System.nanoTime();
                CompletableFuture<SendReceipt> sent = kafka.sendMessage(topic, "k" + futures.size(), "text");
                slow += System.nanoTime() - began > TimeUnit.SECONDS.toNanos(1) ? 1 : 0;
                refused += isOutboxFull(sent) ? 1 : 0;
                futures.add(sent);
            }
            // A blocked send of kafka-clients would take max.block.ms, at least seconds, and so would all after it.
            assertThat(slow).isLessThan(5);
            assertThat(refused).isEqualTo(100);
            assertThat(futures).hasSizeGreaterThanOrEqualTo(600);
            await().atMost(LONG).until(() -> futures.stream().allMatch(CompletableFuture::isDone));
            assertThat(futures).allMatch(CompletableFuture::isCompletedExceptionally);
            assertThat(kafka.health().outboxMessages()).isZero();
            assertThat(kafka.health().connected()).isFalse();
            assertThat(kafka.health().lastError()).isPresent();
            assertThat(failure(futures.get(0))).isInstanceOf(DeliveryFailedException.class);
        }
    }

    @Test
    void whatWasAcceptedDuringAnOutageIsSentWhenTheBrokerIsBack() {
        try (EmbeddedKafka broker = EmbeddedKafka.start();
                KafkaService kafka = KafkaService.create(KafkaConfig.of(broker.bootstrapServers()))) {
            kafka.connect();
            String topic = TestTopics.unique("outage");
            kafka.createTopic(TopicSpec.of(topic, 2, 1)).join();
            kafka.sendMessage(topic, "k", "before").join();
            broker.stopBroker(1);
            CompletableFuture<BatchReceipt> batch = kafka.sendBatch(messages(topic, 200));
            broker.startBroker(1);
            assertThat(batch.orTimeout(100, TimeUnit.SECONDS).join().failures()).isEmpty();
            Handled handled = new Handled();
            kafka.subscribe(SubscriptionConfig.builder("g-" + topic, topic).build(), MessageHandler.of(handled::add));
            handled.awaitAll(200, LONG);
            assertThat(handled.duplicates()).isZero();
            assertThat(kafka.health().connected()).isTrue();
        }
    }

    @Test
    void oneOfThreeBrokersStopsAndReturnsUnderLoadAndNothingIsLostOrRepeated() {
        try (EmbeddedKafka brokers = EmbeddedKafka.builder().brokers(3).start();
                KafkaService kafka = KafkaService.create(KafkaConfig.of(brokers.bootstrapServers()))) {
            kafka.connect();
            String topic = TestTopics.unique("three");
            kafka.createTopic(new TopicSpec(topic, 6, 3, java.util.Map.of("min.insync.replicas", "2")))
                    .join();
            Handled handled = new Handled();
            kafka.subscribe(SubscriptionConfig.builder("g-" + topic, topic).build(), MessageHandler.of(handled::add));
            List<CompletableFuture<BatchReceipt>> batches = new ArrayList<>();
            int sent = 0;
            for (int round = 0; round < 30; round++) {
                if (round == 10) {
                    brokers.stopBroker(2);
                }
                if (round == 20) {
                    brokers.startBroker(2);
                }
                int from = sent;
                CompletableFuture<BatchReceipt> batch = kafka.sendBatch(IntStream.range(from, from + 200)
                        .mapToObj(i -> OutgoingMessage.of(topic, "key-" + i % 50, Integer.toString(i)))
                        .toList());
                batches.add(batch);
                sent += 200;
                if (round % 3 == 0) {
                    batch.join();
                }
            }
            batches.forEach(batch -> assertThat(batch.join().failures()).isEmpty());
            handled.awaitAll(sent, LONG);
            assertThat(handled.duplicates()).isZero();
        }
    }

    @Test
    void aTopicDeletedUnderneathIsATypedFailureAndWorksAgainOnceItIsBack() {
        try (EmbeddedKafka broker = EmbeddedKafka.start();
                KafkaService kafka = KafkaService.create(KafkaConfig.builder(broker.bootstrapServers())
                        .deliveryTimeout(Duration.ofSeconds(5))
                        .property("metadata.max.age.ms", "1000")
                        .build())) {
            kafka.connect();
            String topic = TestTopics.unique("deleted");
            kafka.createTopic(TopicSpec.of(topic, 2, 1)).join();
            kafka.sendMessage(topic, "k", "before").join();
            kafka.deleteTopic(topic).join();
            assertThat(failure(kafka.sendMessage(topic, "k", "after")))
                    .isInstanceOfAny(UnknownTopicException.class, DeliveryFailedException.class);
            kafka.createTopic(TopicSpec.of(topic, 2, 1)).join();
            await().atMost(LONG)
                    .until(() -> kafka.sendMessage(topic, "k", "again")
                            .handle((receipt, failure) -> failure == null)
                            .join());
        }
    }

    @Test
    void anUnreachableBrokerIsSaidWithinTheConnectTimeout() {
        try (KafkaService kafka = KafkaService.create(KafkaConfig.builder("127.0.0.1:1")
                .connectTimeout(Duration.ofSeconds(1))
                .build())) {
            assertThatThrownBy(kafka::connect)
                    .isInstanceOf(BrokerUnreachableException.class)
                    .hasMessageContaining("127.0.0.1:1");
        }
    }

    private static List<OutgoingMessage> messages(String topic, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> OutgoingMessage.of(topic, "key-" + i % 100, Integer.toString(i)))
                .toList();
    }

    private static boolean isOutboxFull(CompletableFuture<SendReceipt> future) {
        return future.isCompletedExceptionally() && failure(future) instanceof OutboxFullException;
    }

    private static MessagingException failure(CompletableFuture<SendReceipt> future) {
        try {
            SendReceipt receipt = future.join();
            throw new AssertionError("sent: " + receipt);
        } catch (CompletionException e) {
            return (MessagingException) e.getCause();
        }
    }
}
