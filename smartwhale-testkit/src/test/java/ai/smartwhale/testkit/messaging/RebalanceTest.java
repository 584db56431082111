// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.messaging.IncomingMessage;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.OutgoingMessage;
import ai.smartwhale.messaging.Subscription;
import ai.smartwhale.messaging.SubscriptionConfig;
import ai.smartwhale.messaging.SubscriptionState;
import ai.smartwhale.messaging.TopicSpec;
import ai.smartwhale.testkit.EmbeddedKafka;
import ai.smartwhale.testkit.EmbeddedKafkaExtension;
import ai.smartwhale.testkit.TestTopics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedKafkaExtension.class)
class RebalanceTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int MESSAGES = 2_000;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final String topic = TestTopics.unique("rebalance");
    private KafkaService kafka;
    private KafkaService other;

    @BeforeEach
    void connect(EmbeddedKafka broker) {
        kafka = KafkaService.create(KafkaConfig.of(broker.bootstrapServers()));
        other = KafkaService.create(KafkaConfig.of(broker.bootstrapServers()));
        kafka.connect();
        other.connect();
        kafka.createTopic(TopicSpec.of(topic, 4, 1)).join();
    }

    @AfterEach
    void close() {
        kafka.close();
        other.close();
        timer.shutdownNow();
    }

    @Test
    void membersThatJoinAndLeaveWhileHandlersRunLoseAndRepeatNothing() {
        Handled handled = new Handled();
        MessageHandler slow = message -> later(handled, message);
        SubscriptionConfig config = SubscriptionConfig.builder("group-" + topic, topic)
                .concurrency(64)
                .maxInFlight(400)
                .drainTimeout(Duration.ofSeconds(20))
                .build();
        Subscription first = kafka.subscribe(config, slow);
        send();
        await().atMost(LONG).until(() -> handled.distinct() > 100);
        Subscription second = other.subscribe(config, slow);
        await().atMost(LONG).until(() -> handled.distinct() > MESSAGES / 2);
        assertThat(second.close(Duration.ofSeconds(20))).isTrue();
        handled.awaitAll(MESSAGES, LONG);
        assertThat(handled.duplicates()).isZero();
        assertThat(first.state()).isEqualTo(SubscriptionState.RUNNING);
    }

    @Test
    void aHandlerSlowerThanTheLongestPollIntervalKeepsItsMemberInTheGroup(EmbeddedKafka broker) throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Handled handled = new Handled();
        SubscriptionConfig config = SubscriptionConfig.builder("group-" + topic, topic)
                .concurrency(2)
                .maxInFlight(8)
                .properties(Map.of("max.poll.interval.ms", "6000", "session.timeout.ms", "20000"))
                .build();
        MessageHandler handler = MessageHandler.of(message -> {
            if (message.text().equals("0")) {
                inside.countDown();
                release.await();
            }
            handled.add(message);
        });
        kafka.subscribe(config, handler);
        Subscription rival = other.subscribe(config, handler);
        // A rebalance with the handler stuck would rightly hand the message to the other member after the drain.
        Groups.awaitShared(broker, config.group(), 2);
        kafka.sendMessage(topic, "key-0", "0").join();
        assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
        // Were the member thrown out, the rival would get the message again and be held, too.
        CompletableFuture<Void> longerThanTheInterval = new CompletableFuture<>();
        timer.schedule(() -> longerThanTheInterval.complete(null), 9, TimeUnit.SECONDS);
        longerThanTheInterval.join();
        release.countDown();
        await().atMost(LONG).until(() -> handled.times("0") == 1);
        kafka.sendMessage(topic, "key-1", "1").join();
        await().atMost(LONG).until(() -> handled.times("1") == 1);
        assertThat(handled.duplicates()).isZero();
        assertThat(rival.state()).isEqualTo(SubscriptionState.RUNNING);
    }

    @Test
    void aDrainEndsBeforeTheGroupGivesTheMemberUp(EmbeddedKafka broker) throws Exception {
        CountDownLatch held = new CountDownLatch(100);
        CountDownLatch release = new CountDownLatch(1);
        Handled handled = new Handled();
        SubscriptionConfig config = SubscriptionConfig.builder("group-" + topic, topic)
                .concurrency(128)
                .drainTimeout(Duration.ofMinutes(10))
                .properties(Map.of("max.poll.interval.ms", "6000", "heartbeat.interval.ms", "500"))
                .build();
        MessageHandler handler = MessageHandler.of(message -> {
            held.countDown();
            release.await();
            handled.add(message);
        });
        kafka.subscribe(config, handler);
        send();
        assertThat(held.await(60, TimeUnit.SECONDS)).isTrue();
        other.subscribe(config, handler);
        Groups.awaitShared(broker, config.group(), 2);
        release.countDown();
        handled.awaitAll(MESSAGES, LONG);
        // What was held when its partition was handed over, and nothing else.
        assertThat(handled.duplicates()).isLessThanOrEqualTo(100);
    }

    @Test
    void aStuckHandlerHoldsOnlyItsOwnKey() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        Handled handled = new Handled();
        SubscriptionConfig config = SubscriptionConfig.builder("group-" + topic, topic)
                .concurrency(4)
                .build();
        kafka.subscribe(config, MessageHandler.of(message -> {
            if (message.key().orElseThrow().equals("key-7")) {
                release.await();
            }
            handled.add(message);
        }));
        send();
        await().atMost(LONG).until(() -> handled.distinct() == MESSAGES - MESSAGES / 100);
        release.countDown();
        handled.awaitAll(MESSAGES, LONG);
    }

    private CompletableFuture<Void> later(Handled handled, IncomingMessage message) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        timer.schedule(
                () -> {
                    handled.add(message);
                    done.complete(null);
                },
                5,
                TimeUnit.MILLISECONDS);
        return done;
    }

    private void send() {
        List<OutgoingMessage> messages = IntStream.range(0, MESSAGES)
                .mapToObj(i -> OutgoingMessage.of(topic, "key-" + i % 100, Integer.toString(i)))
                .toList();
        assertThat(kafka.sendBatch(messages).join().failures()).isEmpty();
    }
}
