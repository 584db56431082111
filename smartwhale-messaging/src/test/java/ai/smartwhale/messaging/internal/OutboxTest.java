// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.MessagingMetrics;
import ai.smartwhale.messaging.SendOutcome;
import ai.smartwhale.messaging.ServiceClosedException;
import ai.smartwhale.messaging.UnknownTopicException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private static final String TOPIC = "topic";

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, new RoundRobinPartitioner(), new ByteArraySerializer(), new ByteArraySerializer());

    @AfterEach
    void end() {
        timer.shutdownNow();
    }

    private Outbox outbox(Function<String, CompletableFuture<Void>> readiness) {
        return new Outbox(KafkaConfig.of("nowhere:1"), producer, timer, readiness, MessagingMetrics.disabled());
    }

    private static ProducerRecord<byte[], byte[]> record() {
        return new ProducerRecord<>(TOPIC, new byte[10]);
    }

    private static CompletableFuture<SendOutcome> send(Outbox outbox, ProducerRecord<byte[], byte[]> record) {
        CompletableFuture<SendOutcome> outcome = new CompletableFuture<>();
        assertThat(outbox.accept(new Sending(outbox, record, outcome::complete, System.nanoTime())))
                .isNull();
        return outcome;
    }

    private static Throwable failure(CompletableFuture<SendOutcome> outcome) {
        SendOutcome end = outcome.orTimeout(20, TimeUnit.SECONDS).join();
        return ((SendOutcome.Failed) end).reason();
    }

    @Test
    void aMessageThatComesWhileTheOutboxClosesIsToldSo() {
        Outbox outbox = outbox(topic -> CompletableFuture.completedFuture(null));
        ProducerRecord<byte[], byte[]> late = new ProducerRecord<>(TOPIC, new byte[10]) {
            private boolean seen;

            @Override
            public String topic() {
                if (!seen) {
                    // After it was found open, and before it waits.
                    seen = true;
                    outbox.close(Duration.ZERO);
                    timer.shutdownNow();
                }
                return super.topic();
            }
        };
        assertThat(failure(send(outbox, late))).isInstanceOf(ServiceClosedException.class);
        assertThat(outbox.messages()).isZero();
        assertThat(outbox.bytes()).isZero();
    }

    @Test
    void anOldCheckOfATopicSaysNothingAboutOneThatWasCreatedMeanwhile() throws Exception {
        CompletableFuture<Void> check = new CompletableFuture<>();
        Outbox outbox = outbox(topic -> check);
        CountDownLatch goOn = new CountDownLatch(1);
        timer.execute(() -> {
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        CompletableFuture<SendOutcome> sent = send(outbox, record());
        outbox.ready(TOPIC);
        check.completeExceptionally(new UnknownTopicException("not there yet", null));
        goOn.countDown();
        assertThat(sent.orTimeout(20, TimeUnit.SECONDS).join()).isInstanceOf(SendOutcome.Sent.class);
    }

    @Test
    void whatTheProducerThrowsEndsTheMessageAndGivesItsRoomBack() {
        MockProducer<byte[], byte[]> broken = new MockProducer<>() {
            @Override
            public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
                throw new IllegalArgumentException("a bug");
            }
        };
        Outbox outbox = new Outbox(
                KafkaConfig.of("nowhere:1"),
                broken,
                timer,
                topic -> CompletableFuture.completedFuture(null),
                MessagingMetrics.disabled());
        assertThat(failure(send(outbox, record()))).hasMessageContaining("a bug");
        assertThat(failure(send(outbox, record()))).hasMessageContaining("a bug");
        assertThat(outbox.messages()).isZero();
    }
}
