// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal.memory;

import ai.smartwhale.messaging.MessagingException;
import ai.smartwhale.messaging.ServiceClosedException;
import ai.smartwhale.messaging.Subscription;
import ai.smartwhale.messaging.SubscriptionConfig;
import ai.smartwhale.messaging.SubscriptionConfig.Mode;
import ai.smartwhale.messaging.SubscriptionState;
import ai.smartwhale.messaging.TopicNames;
import ai.smartwhale.messaging.internal.DaemonThreads;
import ai.smartwhale.messaging.internal.KeyedDispatcher;
import ai.smartwhale.messaging.internal.SubscriptionStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A subscription over a cluster in memory: the face of an {@link InMemoryReader} and its thread. */
final class InMemorySubscription implements Subscription {

    private final String id;
    private final SubscriptionConfig config;
    private final InMemoryCluster cluster;
    private final KeyedDispatcher dispatcher;
    private final InMemorySession session;
    private final Duration closeTimeout;
    private final SubscriptionStatus status = new SubscriptionStatus();
    private final Set<String> topics = ConcurrentHashMap.newKeySet();
    private final Queue<Runnable> questions = new ConcurrentLinkedQueue<>();
    private final InMemoryReader reader;

    InMemorySubscription(
            String id,
            SubscriptionConfig config,
            InMemoryCluster cluster,
            KeyedDispatcher dispatcher,
            InMemorySession session,
            Duration closeTimeout) {
        this.id = id;
        this.config = config;
        this.cluster = cluster;
        this.dispatcher = dispatcher;
        this.session = session;
        this.closeTimeout = closeTimeout;
        this.reader = new InMemoryReader(this, config, cluster, dispatcher, status);
        this.topics.addAll(config.topics());
    }

    void start() {
        reader.joinWith(topics);
        DaemonThreads.start(id, () -> {
            try {
                reader.run(questions);
            } finally {
                status.closed();
                session.ended(this);
                status.ended();
                answer();
            }
        });
    }

    private void answer() {
        for (Runnable question = questions.poll(); question != null; question = questions.poll()) {
            question.run();
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
        return ask(() -> {
            if (!topics.contains(topic)) {
                cluster.locked(() -> cluster.topic(topic));
                topics.add(topic);
                reader.joinWith(topics);
                if (config.mode() == Mode.ALL) {
                    reader.begin(topic);
                }
            }
        });
    }

    @Override
    public CompletableFuture<Void> removeTopic(String topic) {
        return ask(() -> {
            if (topics.remove(topic)) {
                reader.joinWith(topics);
                reader.end(topic);
            }
        });
    }

    private CompletableFuture<Void> ask(Runnable task) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        questions.add(() -> {
            if (!status.isOpen()) {
                ServiceClosedException closed =
                        new ServiceClosedException("subscription " + id + " is " + status.state(), null);
                session.execute(() -> done.completeExceptionally(closed));
                return;
            }
            try {
                task.run();
                session.execute(() -> done.complete(null));
            } catch (MessagingException e) {
                session.execute(() -> done.completeExceptionally(e));
            }
        });
        wake();
        if (status.hasEnded()) {
            answer();
        }
        return done;
    }

    private void wake() {
        cluster.change(() -> {});
    }

    @Override
    public void pause() {
        status.paused(true);
        wake();
    }

    @Override
    public void resume() {
        status.paused(false);
        wake();
    }

    @Override
    public SubscriptionState state() {
        return status.state();
    }

    @Override
    public long lag() {
        return reader.behind() + dispatcher.inFlight();
    }

    @Override
    public int inFlight() {
        return dispatcher.inFlight();
    }

    @Override
    public Optional<MessagingException> lastError() {
        return status.lastError();
    }

    @Override
    public boolean close(Duration timeout) {
        status.closing(timeout);
        wake();
        return status.awaitEnd(timeout);
    }

    @Override
    public void close() {
        close(closeTimeout);
    }
}
