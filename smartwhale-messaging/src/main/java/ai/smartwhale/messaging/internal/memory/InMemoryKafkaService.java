// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal.memory;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.BatchReceipt;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.MessagingException;
import ai.smartwhale.messaging.MessagingHealth;
import ai.smartwhale.messaging.MessagingResources;
import ai.smartwhale.messaging.OutboxFullException;
import ai.smartwhale.messaging.OutgoingMessage;
import ai.smartwhale.messaging.SendOutcome;
import ai.smartwhale.messaging.SendReceipt;
import ai.smartwhale.messaging.ServiceClosedException;
import ai.smartwhale.messaging.Subscription;
import ai.smartwhale.messaging.SubscriptionConfig;
import ai.smartwhale.messaging.TopicInfo;
import ai.smartwhale.messaging.TopicNames;
import ai.smartwhale.messaging.TopicSpec;
import ai.smartwhale.messaging.internal.BatchInProgress;
import ai.smartwhale.messaging.internal.Completions;
import ai.smartwhale.messaging.internal.ValueEncoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A service over an {@link InMemoryCluster}. */
final class InMemoryKafkaService implements KafkaService {

    private final InMemoryCluster cluster;
    private final KafkaConfig config;
    private final MessagingResources resources;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicInteger messages = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private volatile @Nullable InMemorySession session;
    private volatile @Nullable MessagingException lastError;
    private volatile boolean closed;

    InMemoryKafkaService(InMemoryCluster cluster, KafkaConfig config, MessagingResources resources) {
        this.cluster = cluster;
        this.config = InvalidValueException.requirePresent("config", config);
        this.resources = InvalidValueException.requirePresent("resources", resources);
    }

    @Override
    public void connect() {
        lock.lock();
        try {
            if (closed) {
                throw notConnected();
            }
            if (session == null) {
                cluster.requireReachable();
                session = new InMemorySession(this, cluster, config, resources);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean disconnect() {
        lock.lock();
        try {
            InMemorySession open = session;
            session = null;
            return open == null || open.close(config.closeTimeout());
        } finally {
            lock.unlock();
        }
    }

    private ServiceClosedException notConnected() {
        return new ServiceClosedException(closed ? "the service was closed" : "the service is not connected", null);
    }

    @Override
    public CompletableFuture<SendReceipt> sendMessage(OutgoingMessage message) {
        CompletableFuture<SendReceipt> future = new CompletableFuture<>();
        InMemorySession open = session;
        if (open == null) {
            future.completeExceptionally(notConnected());
            return future;
        }
        send(message, outcome -> open.execute(() -> Completions.settle(future, outcome)));
        return future;
    }

    private void send(OutgoingMessage message, Consumer<SendOutcome> settled) {
        try {
            byte[] value = ValueEncoder.encode(message, config.maxMessageBytes());
            reserve(value.length);
            try {
                cluster.append(message, value, receipt -> {
                    free(value.length);
                    settled.accept(new SendOutcome.Sent(receipt));
                });
            } catch (MessagingException e) {
                free(value.length);
                throw e;
            }
        } catch (MessagingException e) {
            lastError = e;
            settled.accept(new SendOutcome.Failed(e));
        }
    }

    private void reserve(int size) {
        int count = messages.incrementAndGet();
        long total = bytes.addAndGet(size);
        if (count > config.outboxMessages() || total > config.outboxBytes()) {
            free(size);
            throw new OutboxFullException(
                    "the outbox holds " + (count - 1) + " messages; allowed: " + config.outboxMessages()
                            + " messages and " + config.outboxBytes() + " bytes",
                    null);
        }
    }

    private void free(int size) {
        messages.decrementAndGet();
        bytes.addAndGet(-size);
    }

    @Override
    public CompletableFuture<BatchReceipt> sendBatch(List<OutgoingMessage> batch) {
        CompletableFuture<BatchReceipt> future = new CompletableFuture<>();
        InMemorySession open = session;
        if (batch.isEmpty()) {
            return CompletableFuture.completedFuture(new BatchReceipt(List.of()));
        }
        if (open == null) {
            SendOutcome failed = new SendOutcome.Failed(notConnected());
            return CompletableFuture.completedFuture(
                    new BatchReceipt(batch.stream().map(message -> failed).toList()));
        }
        BatchInProgress progress =
                new BatchInProgress(batch.size(), receipt -> open.execute(() -> future.complete(receipt)));
        for (int i = 0; i < batch.size(); i++) {
            int index = i;
            send(batch.get(i), outcome -> progress.settle(index, outcome));
        }
        return future;
    }

    @Override
    public Subscription subscribe(SubscriptionConfig wanted, MessageHandler handler) {
        InvalidValueException.requirePresent("config", wanted);
        InvalidValueException.requirePresent("handler", handler);
        InMemorySession open = session;
        if (open == null) {
            throw notConnected();
        }
        return open.subscribe(wanted, handler);
    }

    @Override
    public List<Subscription> subscriptions() {
        InMemorySession open = session;
        return open == null ? List.of() : open.subscriptions();
    }

    private <T> CompletableFuture<T> administer(Supplier<T> operation) {
        CompletableFuture<T> future = new CompletableFuture<>();
        InMemorySession open = session;
        if (open == null) {
            future.completeExceptionally(notConnected());
            return future;
        }
        open.execute(() -> {
            try {
                future.complete(operation.get());
            } catch (MessagingException e) {
                lastError = e;
                future.completeExceptionally(e);
            } catch (RuntimeException e) {
                future.completeExceptionally(e);
            }
        });
        return future;
    }

    @Override
    public CompletableFuture<Boolean> topicExists(String topic) {
        TopicNames.requireTopicName("topic", topic);
        return administer(() -> cluster.info(topic).isPresent());
    }

    @Override
    public CompletableFuture<Boolean> createTopic(TopicSpec spec) {
        InvalidValueException.requirePresent("spec", spec);
        return administer(() -> cluster.create(spec));
    }

    @Override
    public CompletableFuture<Boolean> deleteTopic(String topic) {
        TopicNames.requireTopicName("topic", topic);
        return administer(() -> cluster.delete(topic));
    }

    @Override
    public CompletableFuture<Set<String>> listTopics() {
        return administer(cluster::names);
    }

    @Override
    public CompletableFuture<Optional<TopicInfo>> getTopicInfo(String topic) {
        TopicNames.requireTopicName("topic", topic);
        return administer(() -> cluster.info(topic));
    }

    @Override
    public MessagingHealth health() {
        InMemorySession open = session;
        Optional<String> error = Optional.ofNullable(lastError).map(Throwable::getMessage);
        Map<String, MessagingHealth.SubscriptionHealth> health = open == null ? Map.of() : open.health();
        boolean connected = open != null && !cluster.isAway();
        return new MessagingHealth(connected, error, messages.get(), bytes.get(), health);
    }

    @Override
    public KafkaConfig config() {
        return config;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            disconnect();
        } finally {
            lock.unlock();
        }
    }
}
