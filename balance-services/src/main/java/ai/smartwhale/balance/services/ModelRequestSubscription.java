// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.MessagingConstants;
import ai.smartwhale.messaging.RetryPolicy;
import ai.smartwhale.messaging.Subscription;
import ai.smartwhale.messaging.SubscriptionConfig;
import ai.smartwhale.messaging.TopicCategory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The subscription to the requests of models elsewhere, shared with the other instances. Thread-safe. */
final class ModelRequestSubscription {

    /** Patient, because what fails here is mostly Kafka itself, and a dead letter would need it too. */
    private static final RetryPolicy RETRY = new RetryPolicy(10, Duration.ofMillis(100), 2.0, Duration.ofSeconds(10));

    private final ServicesContext context;
    private final Startup startup;
    private final MessageHandler handler;
    private final Once subscribing = new Once();
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Subscription subscription;

    ModelRequestSubscription(ServicesContext context, Startup startup, MessageHandler handler) {
        this.context = context;
        this.startup = startup;
        this.handler = handler;
    }

    /** Shared, not to be handed to callers. */
    CompletableFuture<Void> start() {
        return subscribing.run(() -> startup.forModels()
                .thenCompose(ready -> startup.ensure(TopicCategory.MODELS_REQUESTS))
                .thenRunAsync(this::subscribe, context.continuations()::execute));
    }

    /** Takes no more requests; those in hand go on. */
    void pause() {
        Subscription running = subscription();
        if (running != null) {
            running.pause();
        }
    }

    void close(Duration timeout) {
        Subscription running = subscription();
        if (running != null) {
            running.close(timeout);
        }
    }

    private void subscribe() {
        SubscriptionConfig config = SubscriptionConfig.builder(
                        MessagingConstants.MODEL_SERVICE_GROUP, MessagingConstants.MODELS_REQUESTS)
                .concurrency(context.config().concurrency())
                .retry(RETRY)
                .build();
        lock.lock();
        try {
            context.lifecycle().requireNotClosed();
            subscription = context.kafka().subscribe(config, handler);
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Subscription subscription() {
        lock.lock();
        try {
            return subscription;
        } finally {
            lock.unlock();
        }
    }
}
