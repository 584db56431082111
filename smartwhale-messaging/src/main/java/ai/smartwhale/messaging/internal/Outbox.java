// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal;

import ai.smartwhale.messaging.BrokerUnreachableException;
import ai.smartwhale.messaging.DeliveryFailedException;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.MessagingException;
import ai.smartwhale.messaging.MessagingMetrics;
import ai.smartwhale.messaging.OutboxFullException;
import ai.smartwhale.messaging.SendOutcome;
import ai.smartwhale.messaging.ServiceClosedException;
import ai.smartwhale.messaging.UnknownTopicException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bounded room between callers and the producer. A message is accepted or refused at once; an accepted one is
 * handed to the producer on the thread of its caller where the topic is ready and nobody waits before it, and else by
 * the timer. The producer is told never to wait ({@code max.block.ms=0}), so nobody ever does. Thread-safe.
 */
final class Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final long RETRY_MILLIS = 5;
    private static final int MOST_TOPICS = 50_000;

    private final KafkaConfig config;
    private final Producer<byte[], byte[]> producer;
    private final ScheduledExecutorService timer;
    private final Function<String, CompletableFuture<Void>> readiness;
    private final MessagingMetrics metrics;
    private final boolean measured;
    private final Map<String, OutboxTopic> topics = new ConcurrentHashMap<>();
    private final AtomicInteger messages = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private volatile boolean closed;
    private volatile boolean ended;
    private volatile boolean answered = true;
    private volatile @Nullable MessagingException lastError;

    Outbox(
            KafkaConfig config,
            Producer<byte[], byte[]> producer,
            ScheduledExecutorService timer,
            Function<String, CompletableFuture<Void>> readiness,
            MessagingMetrics metrics) {
        this.config = config;
        this.producer = producer;
        this.timer = timer;
        this.readiness = readiness;
        this.metrics = metrics;
        this.measured = metrics != MessagingMetrics.disabled();
    }

    /** Accepts a message or says why not; what became of an accepted one is told to it. */
    @Nullable
    MessagingException accept(Sending sending) {
        if (closed) {
            return new ServiceClosedException("the service is closing and sends nothing more", null);
        }
        int count = messages.incrementAndGet();
        long size = bytes.addAndGet(sending.bytes());
        if (count > config.outboxMessages() || size > config.outboxBytes()) {
            free(sending);
            return new OutboxFullException(
                    "the outbox holds " + (count - 1) + " messages and " + (size - sending.bytes())
                            + " bytes; allowed: " + config.outboxMessages() + " messages and " + config.outboxBytes()
                            + " bytes",
                    null);
        }
        OutboxTopic topic = topic(sending.topic());
        topic.send(sending);
        if (ended) {
            // It came between the look whether this is open and the end of all that waits.
            topic.failed(closedBefore());
        }
        return null;
    }

    private OutboxTopic topic(String name) {
        OutboxTopic topic = topics.get(name);
        if (topic == null) {
            if (topics.size() >= MOST_TOPICS) {
                topics.values().removeIf(OutboxTopic::isIdle);
            }
            topic = topics.computeIfAbsent(name, n -> new OutboxTopic(n, this));
        }
        return topic;
    }

    /** Notes that a topic can be written. */
    void ready(String name) {
        topic(name).opened();
    }

    /** Forgets what is known of a topic. */
    void forget(String name) {
        OutboxTopic topic = topics.get(name);
        if (topic != null) {
            topic.forget();
        }
    }

    boolean offer(Sending sending) {
        return sending.offer(producer);
    }

    void check(OutboxTopic topic) {
        int openings = topic.openings();
        var unused = readiness.apply(topic.name()).whenComplete((nothing, failure) -> {
            if (failure == null) {
                topic.opened();
            } else {
                topic.failed(Errors.ofSend(failure, topic.name()), openings);
            }
        });
    }

    void later(Runnable task) {
        try {
            var unused = timer.schedule(task, RETRY_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("the timer is closed; what waits is failed by the close");
        }
    }

    boolean expired(Sending sending) {
        return System.nanoTime() - sending.acceptedNanos()
                > config.deliveryTimeout().toNanos();
    }

    MessagingException expiry(Sending sending) {
        return new DeliveryFailedException(
                "sending to " + sending.topic() + ": Kafka could not take the message within "
                        + config.deliveryTimeout(),
                null);
    }

    void release(Sending sending, SendOutcome outcome) {
        free(sending);
        if (outcome instanceof SendOutcome.Sent) {
            answered = true;
        } else if (outcome instanceof SendOutcome.Failed failed) {
            lastError = failed.reason();
            if (failed.reason() instanceof DeliveryFailedException
                    || failed.reason() instanceof BrokerUnreachableException) {
                answered = false;
            }
            if (failed.reason() instanceof UnknownTopicException) {
                forget(sending.topic());
            }
        }
        if (measured) {
            report(sending, outcome);
        }
    }

    private void report(Sending sending, SendOutcome outcome) {
        try {
            if (outcome instanceof SendOutcome.Failed failed) {
                metrics.sendFailed(sending.topic(), failed.reason().getClass().getSimpleName());
            } else {
                Duration latency = Duration.ofNanos(System.nanoTime() - sending.acceptedNanos());
                metrics.sent(sending.topic(), sending.bytes(), latency);
            }
        } catch (RuntimeException e) {
            LOG.warn("a metrics listener failed", e);
        }
    }

    private void free(Sending sending) {
        messages.decrementAndGet();
        bytes.addAndGet(-sending.bytes());
    }

    int messages() {
        return messages.get();
    }

    long bytes() {
        return bytes.get();
    }

    /** Whether the brokers acknowledged the last message that they were sent. */
    boolean isAnswered() {
        return answered;
    }

    @Nullable
    MessagingException lastError() {
        return lastError;
    }

    /** Accepts nothing more, gives what was accepted the time to be sent, and fails the rest. */
    boolean close(Duration timeout) {
        closed = true;
        long deadline = System.nanoTime() + timeout.toNanos();
        while (topics.values().stream().anyMatch(OutboxTopic::hasWaiting) && deadline - System.nanoTime() > 0) {
            LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(RETRY_MILLIS));
        }
        long left = Math.max(0, deadline - System.nanoTime());
        try {
            producer.close(Duration.ofNanos(left));
        } catch (KafkaException e) {
            LOG.warn("the producer did not close cleanly", e);
        }
        ended = true;
        topics.values().forEach(topic -> topic.failed(closedBefore()));
        return messages.get() == 0;
    }

    private static ServiceClosedException closedBefore() {
        return new ServiceClosedException("the service was closed before Kafka had it", null);
    }
}
