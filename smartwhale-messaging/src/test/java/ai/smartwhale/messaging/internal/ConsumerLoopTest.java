// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.MessagingMetrics;
import ai.smartwhale.messaging.SubscriptionConfig;
import ai.smartwhale.messaging.SubscriptionState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConsumerLoopTest {

    private static final TopicPartition PARTITION = new TopicPartition("topic", 0);
    private static final SubscriptionConfig CONFIG =
            SubscriptionConfig.builder("group", "topic").build();

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final SubscriptionStatus status = new SubscriptionStatus();

    @AfterEach
    void end() {
        executor.shutdownNow();
        timer.shutdownNow();
    }

    private CompletableFuture<Void> run(MockConsumer<byte[], byte[]> consumer) {
        consumer.assign(List.of(PARTITION));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, 1L));
        KeyedDispatcher dispatcher = new KeyedDispatcher(
                CONFIG,
                message -> MessageHandler.DONE,
                executor,
                timer,
                (message, reason) -> CompletableFuture.completedFuture(null),
                MessagingMetrics.disabled());
        ConsumerLoop loop = new ConsumerLoop(
                CONFIG, consumer, dispatcher, MessagingMetrics.disabled(), status, Duration.ofSeconds(1));
        return CompletableFuture.runAsync(loop::run, executor);
    }

    @Test
    void anEndThatNobodyWantedIsAFailureWithItsReason() {
        CompletableFuture<Void> end = run(new MockConsumer<>("earliest") {
            @Override
            public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
                throw new IllegalStateException("a bug");
            }
        });
        assertThat(end.handle((nothing, failure) -> true)
                        .orTimeout(20, TimeUnit.SECONDS)
                        .join())
                .isTrue();
        status.closed();
        assertThat(status.state()).isEqualTo(SubscriptionState.FAILED);
        assertThat(status.lastError())
                .hasValueSatisfying(error -> assertThat(error).hasMessageContaining("a bug"));
    }

    @Test
    void aCommitThatCannotBeBegunDoesNotEndAllCommits() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        CountDownLatch committed = new CountDownLatch(1);
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest") {
            @Override
            public synchronized void commitAsync(
                    Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommitCallback callback) {
                if (attempts.incrementAndGet() == 1) {
                    throw new KafkaException("not now");
                }
                super.commitAsync(offsets, callback);
                committed.countDown();
            }
        };
        CompletableFuture<Void> end = run(consumer);
        consumer.schedulePollTask(
                () -> consumer.addRecord(new ConsumerRecord<>("topic", 0, 0, new byte[1], new byte[1])));
        assertThat(committed.await(20, TimeUnit.SECONDS)).isTrue();
        status.closing(Duration.ofSeconds(1));
        end.orTimeout(20, TimeUnit.SECONDS).join();
    }
}
