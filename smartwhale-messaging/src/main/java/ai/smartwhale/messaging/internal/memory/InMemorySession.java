// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal.memory;

import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.MessagingHealth.SubscriptionHealth;
import ai.smartwhale.messaging.MessagingResources;
import ai.smartwhale.messaging.ServiceClosedException;
import ai.smartwhale.messaging.Subscription;
import ai.smartwhale.messaging.SubscriptionConfig;
import ai.smartwhale.messaging.internal.Completions;
import ai.smartwhale.messaging.internal.DaemonThreads;
import ai.smartwhale.messaging.internal.DeadLetterWriter;
import ai.smartwhale.messaging.internal.KeyedDispatcher;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is open between connecting and disconnecting. Thread-safe. */
final class InMemorySession {

    private final KafkaService service;
    private final InMemoryCluster cluster;
    private final KafkaConfig config;
    private final MessagingResources resources;
    private final @Nullable ExecutorService ownExecutor;
    private final Executor executor;
    private final Completions completions;
    private final ScheduledExecutorService timer;
    private final Set<InMemorySubscription> subscriptions = ConcurrentHashMap.newKeySet();
    private final AtomicInteger numbers = new AtomicInteger();
    private volatile boolean closed;

    InMemorySession(KafkaService service, InMemoryCluster cluster, KafkaConfig config, MessagingResources resources) {
        this.service = service;
        this.cluster = cluster;
        this.config = config;
        this.resources = resources;
        this.ownExecutor =
                resources.executor().isPresent() ? null : DaemonThreads.workers(config.clientId() + "-worker");
        this.executor = ownExecutor != null ? ownExecutor : resources.executor().orElseThrow();
        this.completions = new Completions(executor);
        this.timer = DaemonThreads.timer(config.clientId() + "-timer");
    }

    void execute(Runnable task) {
        completions.add(task);
    }

    Subscription subscribe(SubscriptionConfig wanted, MessageHandler handler) {
        String id = config.clientId() + "-consumer-" + numbers.incrementAndGet();
        KeyedDispatcher dispatcher = new KeyedDispatcher(
                wanted,
                handler,
                executor,
                timer,
                (message, reason) -> DeadLetterWriter.write(
                        service, message, reason, resources.clock().instant()),
                resources.metrics());
        InMemorySubscription subscription =
                new InMemorySubscription(id, wanted, cluster, dispatcher, this, config.closeTimeout());
        subscriptions.add(subscription);
        subscription.start();
        if (closed) {
            // The close may have looked before it was there.
            subscription.close(Duration.ZERO);
            throw new ServiceClosedException("the service is closing", null);
        }
        return subscription;
    }

    void ended(InMemorySubscription subscription) {
        subscriptions.remove(subscription);
    }

    List<Subscription> subscriptions() {
        return List.copyOf(subscriptions);
    }

    Map<String, SubscriptionHealth> health() {
        return subscriptions.stream()
                .collect(Collectors.toMap(
                        Subscription::id,
                        s -> new SubscriptionHealth(
                                s.state(), s.lag(), s.inFlight(), s.lastError().map(Throwable::getMessage))));
    }

    boolean close(Duration timeout) {
        closed = true;
        boolean clean = true;
        for (InMemorySubscription subscription : List.copyOf(subscriptions)) {
            clean &= subscription.close(timeout);
        }
        timer.shutdownNow();
        if (ownExecutor != null) {
            ownExecutor.shutdown();
            clean &= await(ownExecutor, timeout);
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
}
