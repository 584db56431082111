// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal;

import ai.smartwhale.messaging.BrokerTooOldException;
import ai.smartwhale.messaging.BrokerUnreachableException;
import ai.smartwhale.messaging.CompressionCodec;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.MessagingException;
import ai.smartwhale.messaging.MessagingHealth;
import ai.smartwhale.messaging.MessagingHealth.SubscriptionHealth;
import ai.smartwhale.messaging.MessagingMetrics;
import ai.smartwhale.messaging.MessagingResources;
import ai.smartwhale.messaging.OutgoingMessage;
import ai.smartwhale.messaging.SendOutcome;
import ai.smartwhale.messaging.ServiceClosedException;
import ai.smartwhale.messaging.Subscription;
import ai.smartwhale.messaging.SubscriptionConfig;
import ai.smartwhale.messaging.TopicSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Everything that is open between connecting and disconnecting. Thread-safe. */
final class KafkaSession implements SubscriptionContext {

    private static final String HINT = " (is security.protocol that of the listener, and the broker not older than "
            + BrokerTooOldException.OLDEST_RELEASE + "?)";

    private final KafkaConfig config;
    private final MessagingMetrics metrics;
    private final @Nullable ExecutorService ownExecutor;
    private final Executor executor;
    private final ScheduledThreadPoolExecutor timer;
    private final Admin admin;
    private final TopicAdmin topics;
    private final Outbox outbox;
    private final Completions completions;
    private final Set<KafkaSubscription> subscriptions = ConcurrentHashMap.newKeySet();
    private final AtomicInteger numbers = new AtomicInteger();
    private volatile boolean closed;
    private volatile boolean answered = true;
    private volatile @Nullable MessagingException lastError;

    private KafkaSession(KafkaConfig config, MessagingResources resources, Admin admin) {
        this.config = config;
        this.metrics = resources.metrics();
        this.admin = admin;
        this.ownExecutor =
                resources.executor().isPresent() ? null : DaemonThreads.workers(config.clientId() + "-worker");
        this.executor = ownExecutor != null ? ownExecutor : resources.executor().orElseThrow();
        this.timer = DaemonThreads.timer(config.clientId() + "-timer");
        this.completions = new Completions(executor);
        this.topics = new TopicAdmin(admin, config.operationTimeout(), timer);
        ByteArraySerializer bytes = new ByteArraySerializer();
        var producer = new KafkaProducer<>(ClientProperties.producer(config), bytes, bytes);
        this.outbox = new Outbox(config, producer, timer, topics::usable, metrics);
    }

    /** Connects, or says clearly why not. */
    static KafkaSession open(KafkaConfig config, MessagingResources resources) {
        ClientProperties.codec(config).ifPresent(CompressionCodec::requireAvailable);
        Admin admin = null;
        KafkaSession session = null;
        try {
            admin = Admin.create(ClientProperties.admin(config));
            BrokerProbe probe = new BrokerProbe(admin);
            // What has to be made and loaded is, while the brokers are asked.
            session = new KafkaSession(config, resources, admin);
            FirstMessages.rehearse();
            probe.await(config.connectTimeout());
            return session;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(session, admin, config, e);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw failed(session, admin, config, e);
        }
    }

    private static MessagingException failed(
            @Nullable KafkaSession session, @Nullable Admin admin, KafkaConfig config, Exception e) {
        if (session != null) {
            var unused = session.close(Duration.ZERO);
        } else if (admin != null) {
            admin.close(Duration.ZERO);
        }
        String hint = Errors.isTimeout(Errors.unwrap(e)) ? HINT : "";
        return Errors.of(e, "connecting to " + config.bootstrapServers() + hint);
    }

    @Nullable
    MessagingException send(OutgoingMessage message, byte[] value, Consumer<SendOutcome> whenSettled) {
        return outbox.accept(new Sending(outbox, Records.record(message, value), whenSettled, System.nanoTime()));
    }

    Subscription subscribe(SubscriptionConfig wanted, MessageHandler handler, KeyedDispatcher.DeadLetterSink sink) {
        if (closed) {
            throw new ServiceClosedException("the service is closing", null);
        }
        String id = config.clientId() + "-consumer-" + numbers.incrementAndGet();
        KeyedDispatcher dispatcher = new KeyedDispatcher(wanted, handler, executor, timer, sink, metrics);
        KafkaSubscription subscription = new KafkaSubscription(id, wanted, this, dispatcher, subscriptions::remove);
        subscriptions.add(subscription);
        subscription.start();
        if (closed) {
            // The close may have looked before it was there.
            subscription.beginClose(Duration.ZERO);
            throw new ServiceClosedException("the service is closing", null);
        }
        return subscription;
    }

    List<Subscription> subscriptions() {
        return List.copyOf(subscriptions);
    }

    <T> CompletableFuture<T> administer(Function<TopicAdmin, CompletableFuture<T>> operation) {
        CompletableFuture<T> result = new CompletableFuture<>();
        var unused = operation.apply(topics).whenComplete((value, failure) -> {
            if (failure == null) {
                answered = true;
                complete(() -> result.complete(value));
            } else {
                Throwable cause = Errors.unwrap(failure);
                if (cause instanceof MessagingException error) {
                    lastError = error;
                    if (error instanceof BrokerUnreachableException) {
                        answered = false;
                    }
                }
                complete(() -> result.completeExceptionally(cause));
            }
        });
        return result;
    }

    CompletableFuture<Boolean> createTopic(TopicSpec spec) {
        return administer(admin -> admin.create(spec).thenApply(created -> {
            outbox.ready(spec.name());
            return created;
        }));
    }

    CompletableFuture<Boolean> deleteTopic(String topic) {
        return administer(admin -> admin.delete(topic).thenApply(deleted -> {
            outbox.forget(topic);
            return deleted;
        }));
    }

    MessagingHealth health() {
        Map<String, SubscriptionHealth> health = subscriptions.stream()
                .collect(Collectors.toMap(
                        Subscription::id,
                        s -> new SubscriptionHealth(
                                s.state(), s.lag(), s.inFlight(), s.lastError().map(Throwable::getMessage))));
        MessagingException sending = outbox.lastError();
        MessagingException error = sending == null ? lastError : sending;
        Optional<String> text = Optional.ofNullable(error).map(Throwable::getMessage);
        return new MessagingHealth(
                !closed && answered && outbox.isAnswered(), text, outbox.messages(), outbox.bytes(), health);
    }

    @Override
    public KafkaConsumer<byte[], byte[]> newConsumer(String id, SubscriptionConfig wanted) {
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        return new KafkaConsumer<>(ClientProperties.consumer(config, id, wanted), bytes, bytes);
    }

    @Override
    public Duration drainTimeout(SubscriptionConfig wanted) {
        return ClientProperties.drainTimeout(config, wanted);
    }

    @Override
    public MessagingMetrics metrics() {
        return metrics;
    }

    @Override
    public Duration closeTimeout() {
        return config.closeTimeout();
    }

    @Override
    public CompletableFuture<Void> checkTopic(String topic) {
        return administer(admin -> admin.usable(topic));
    }

    @Override
    public CompletableFuture<Map<TopicPartition, Long>> startPositions(String topic, SubscriptionConfig wanted) {
        return administer(admin -> admin.startPositions(topic, wanted));
    }

    @Override
    public void complete(Runnable completion) {
        completions.add(completion);
    }

    /** Subscriptions first, so that what their handlers still send is sent; then the producer; then the rest. */
    boolean close(Duration timeout) {
        closed = true;
        long deadline = System.nanoTime() + timeout.toNanos();
        List<KafkaSubscription> open = List.copyOf(subscriptions);
        open.forEach(subscription -> subscription.beginClose(left(deadline, 2)));
        boolean clean = true;
        for (KafkaSubscription subscription : open) {
            clean &= subscription.close(left(deadline, 2));
        }
        clean &= outbox.close(left(deadline, 2));
        topics.close();
        admin.close(left(deadline, 2));
        timer.shutdownNow();
        if (ownExecutor != null) {
            ownExecutor.shutdown();
            clean &= await(ownExecutor, left(deadline, 1));
        }
        return clean;
    }

    private static boolean await(ExecutorService executor, Duration timeout) {
        try {
            if (executor.awaitTermination(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        executor.shutdownNow();
        return false;
    }

    private static Duration left(long deadline, int share) {
        return Duration.ofNanos(Math.max(1, (deadline - System.nanoTime()) / share));
    }
}
