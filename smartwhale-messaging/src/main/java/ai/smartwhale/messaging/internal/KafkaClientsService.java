// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.BatchReceipt;
import ai.smartwhale.messaging.IncomingMessage;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.MessagingException;
import ai.smartwhale.messaging.MessagingHealth;
import ai.smartwhale.messaging.MessagingResources;
import ai.smartwhale.messaging.OutgoingMessage;
import ai.smartwhale.messaging.SendOutcome;
import ai.smartwhale.messaging.SendReceipt;
import ai.smartwhale.messaging.ServiceClosedException;
import ai.smartwhale.messaging.Subscription;
import ai.smartwhale.messaging.SubscriptionConfig;
import ai.smartwhale.messaging.TopicInfo;
import ai.smartwhale.messaging.TopicSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The service on kafka-clients: the door; what is open behind it lives in a {@link KafkaSession}. */
public final class KafkaClientsService implements KafkaService {

    private final KafkaConfig config;
    private final MessagingResources resources;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable KafkaSession session;
    private volatile boolean closed;

    /**
     * Creates a service that is not connected.
     *
     * @param config how Kafka is reached
     * @param resources executor, clock and metrics
     */
    public KafkaClientsService(KafkaConfig config, MessagingResources resources) {
        this.config = InvalidValueException.requirePresent("config", config);
        this.resources = InvalidValueException.requirePresent("resources", resources);
    }

    @Override
    public void connect() {
        lock.lock();
        try {
            if (closed) {
                throw new ServiceClosedException("the service was closed", null);
            }
            if (session == null) {
                session = KafkaSession.open(config, resources);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean disconnect() {
        lock.lock();
        try {
            KafkaSession open = session;
            session = null;
            return open == null || open.close(config.closeTimeout());
        } finally {
            lock.unlock();
        }
    }

    private KafkaSession session() {
        KafkaSession open = session;
        if (open == null) {
            throw notConnected();
        }
        return open;
    }

    private ServiceClosedException notConnected() {
        return new ServiceClosedException(closed ? "the service was closed" : "the service is not connected", null);
    }

    @Override
    public CompletableFuture<SendReceipt> sendMessage(OutgoingMessage message) {
        CompletableFuture<SendReceipt> future = new CompletableFuture<>();
        KafkaSession open = session;
        MessagingException refusal = open == null
                ? notConnected()
                : send(open, message, outcome -> open.complete(() -> Completions.settle(future, outcome)));
        if (refusal != null) {
            future.completeExceptionally(refusal);
        }
        return future;
    }

    private @Nullable MessagingException send(
            KafkaSession open, OutgoingMessage message, Consumer<SendOutcome> whenSettled) {
        try {
            byte[] value = ValueEncoder.encode(message, config.maxMessageBytes());
            return open.send(message, value, whenSettled);
        } catch (MessagingException e) {
            return e;
        }
    }

    @Override
    public CompletableFuture<BatchReceipt> sendBatch(List<OutgoingMessage> messages) {
        KafkaSession open = session;
        if (messages.isEmpty()) {
            return CompletableFuture.completedFuture(new BatchReceipt(List.of()));
        }
        CompletableFuture<BatchReceipt> future = new CompletableFuture<>();
        BatchInProgress batch = new BatchInProgress(messages.size(), receipt -> {
            if (open == null) {
                future.complete(receipt);
            } else {
                open.complete(() -> future.complete(receipt));
            }
        });
        for (int i = 0; i < messages.size(); i++) {
            int index = i;
            MessagingException refusal = open == null
                    ? notConnected()
                    : send(open, messages.get(i), outcome -> batch.settle(index, outcome));
            if (refusal != null) {
                batch.settle(index, new SendOutcome.Failed(refusal));
            }
        }
        return future;
    }

    @Override
    public Subscription subscribe(SubscriptionConfig wanted, MessageHandler handler) {
        InvalidValueException.requirePresent("config", wanted);
        InvalidValueException.requirePresent("handler", handler);
        return session().subscribe(wanted, handler, this::bury);
    }

    private CompletableFuture<?> bury(IncomingMessage message, Throwable reason) {
        return DeadLetterWriter.write(this, message, reason, resources.clock().instant());
    }

    @Override
    public List<Subscription> subscriptions() {
        KafkaSession open = session;
        return open == null ? List.of() : open.subscriptions();
    }

    private <T> CompletableFuture<T> administer(Function<TopicAdmin, CompletableFuture<T>> operation) {
        KafkaSession open = session;
        return open == null ? CompletableFuture.failedFuture(notConnected()) : open.administer(operation);
    }

    @Override
    public CompletableFuture<Boolean> topicExists(String topic) {
        return administer(admin -> admin.exists(topic));
    }

    @Override
    public CompletableFuture<Boolean> createTopic(TopicSpec spec) {
        InvalidValueException.requirePresent("spec", spec);
        KafkaSession open = session;
        return open == null ? CompletableFuture.failedFuture(notConnected()) : open.createTopic(spec);
    }

    @Override
    public CompletableFuture<Boolean> deleteTopic(String topic) {
        KafkaSession open = session;
        return open == null ? CompletableFuture.failedFuture(notConnected()) : open.deleteTopic(topic);
    }

    @Override
    public CompletableFuture<Set<String>> listTopics() {
        return administer(TopicAdmin::list);
    }

    @Override
    public CompletableFuture<Optional<TopicInfo>> getTopicInfo(String topic) {
        return administer(admin -> admin.info(topic));
    }

    @Override
    public MessagingHealth health() {
        KafkaSession open = session;
        return open == null ? new MessagingHealth(false, Optional.empty(), 0, 0, Map.of()) : open.health();
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
