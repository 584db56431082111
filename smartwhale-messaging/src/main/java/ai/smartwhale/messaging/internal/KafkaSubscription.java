// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal;

import ai.smartwhale.messaging.MessagingException;
import ai.smartwhale.messaging.ServiceClosedException;
import ai.smartwhale.messaging.Subscription;
import ai.smartwhale.messaging.SubscriptionConfig;
import ai.smartwhale.messaging.SubscriptionState;
import ai.smartwhale.messaging.TopicNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** A subscription over one consumer and one polling thread. */
final class KafkaSubscription implements Subscription {

    private final String id;
    private final SubscriptionConfig config;
    private final SubscriptionContext context;
    private final SubscriptionStatus status = new SubscriptionStatus();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KeyedDispatcher dispatcher;
    private final ConsumerLoop loop;
    private final Set<String> topics = ConcurrentHashMap.newKeySet();
    private final Consumer<KafkaSubscription> whenEnded;

    KafkaSubscription(
            String id,
            SubscriptionConfig config,
            SubscriptionContext context,
            KeyedDispatcher dispatcher,
            Consumer<KafkaSubscription> whenEnded) {
        this.id = id;
        this.config = config;
        this.context = context;
        this.dispatcher = dispatcher;
        this.whenEnded = whenEnded;
        this.consumer = context.newConsumer(id, config);
        this.loop =
                new ConsumerLoop(config, consumer, dispatcher, context.metrics(), status, context.drainTimeout(config));
    }

    void start() {
        if (config.mode() == SubscriptionConfig.Mode.SHARED) {
            topics.addAll(config.topics());
            loop.ask(this::subscribeFirst);
        } else {
            for (String topic : config.topics()) {
                var unused = addTopic(topic).whenComplete((nothing, failure) -> {
                    if (failure != null) {
                        status.error(Errors.of(failure, "receiving " + topic));
                    }
                });
            }
        }
        DaemonThreads.start(id, () -> {
            try {
                loop.run();
            } finally {
                status.closed();
                whenEnded.accept(this);
                status.ended();
                loop.answer();
            }
        });
    }

    /** One that was closed before it began has nothing to subscribe to any more. */
    private void subscribeFirst() {
        if (status.isOpen()) {
            subscribeShared();
        }
    }

    private void subscribeShared() {
        if (topics.isEmpty()) {
            consumer.unsubscribe();
        } else {
            consumer.subscribe(topics, loop);
        }
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public SubscriptionConfig config() {
        return config;
    }

    @Override
    public Set<String> topics() {
        return Set.copyOf(topics);
    }

    @Override
    public CompletableFuture<Void> addTopic(String topic) {
        TopicNames.requireTopicName("topic", topic);
        if (topics.contains(topic)) {
            return CompletableFuture.completedFuture(null);
        }
        if (config.mode() == SubscriptionConfig.Mode.SHARED) {
            return context.checkTopic(topic)
                    .thenCompose(exists -> onLoop(() -> {
                        topics.add(topic);
                        subscribeShared();
                    }));
        }
        return context.startPositions(topic, config).thenCompose(positions -> onLoop(() -> assign(topic, positions)));
    }

    private void assign(String topic, Map<TopicPartition, Long> positions) {
        Set<TopicPartition> all = new HashSet<>(consumer.assignment());
        if (all.addAll(positions.keySet())) {
            consumer.assign(all);
            positions.forEach(consumer::seek);
            loop.begin(positions.keySet());
        }
        topics.add(topic);
    }

    @Override
    public CompletableFuture<Void> removeTopic(String topic) {
        if (!topics.contains(topic)) {
            return CompletableFuture.completedFuture(null);
        }
        return onLoop(() -> {
            topics.remove(topic);
            if (config.mode() == SubscriptionConfig.Mode.SHARED) {
                subscribeShared();
                return;
            }
            List<TopicPartition> gone = new ArrayList<>(consumer.assignment());
            gone.removeIf(partition -> !partition.topic().equals(topic));
            loop.release(gone);
            Set<TopicPartition> kept = new HashSet<>(consumer.assignment());
            gone.forEach(kept::remove);
            consumer.assign(kept);
        });
    }

    private CompletableFuture<Void> onLoop(Runnable task) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        if (!status.isOpen()) {
            return CompletableFuture.failedFuture(closed());
        }
        loop.ask(() -> {
            if (!status.isOpen()) {
                ServiceClosedException late = closed();
                context.complete(() -> done.completeExceptionally(late));
                return;
            }
            try {
                task.run();
                context.complete(() -> done.complete(null));
            } catch (RuntimeException e) {
                MessagingException error = Errors.of(e, "changing the topics of " + id);
                context.complete(() -> done.completeExceptionally(error));
            }
        });
        if (status.hasEnded()) {
            loop.answer();
        }
        return done;
    }

    private ServiceClosedException closed() {
        return new ServiceClosedException("subscription " + id + " is " + status.state(), null);
    }

    @Override
    public void pause() {
        status.paused(true);
        loop.wakeUp();
    }

    @Override
    public void resume() {
        status.paused(false);
        loop.wakeUp();
    }

    @Override
    public SubscriptionState state() {
        return status.state();
    }

    @Override
    public long lag() {
        return status.lag() + dispatcher.inFlight();
    }

    @Override
    public int inFlight() {
        return dispatcher.inFlight();
    }

    @Override
    public Optional<MessagingException> lastError() {
        return status.lastError();
    }

    /** Begins to close without waiting. */
    void beginClose(Duration timeout) {
        status.closing(timeout);
        loop.wakeUp();
    }

    @Override
    public boolean close(Duration timeout) {
        beginClose(timeout);
        return status.awaitEnd(timeout);
    }

    @Override
    public void close() {
        close(context.closeTimeout());
    }
}
