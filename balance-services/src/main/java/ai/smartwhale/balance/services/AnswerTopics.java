// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.Subscription;
import ai.smartwhale.messaging.SubscriptionConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The topics on which answers arrive, received by one consumer however many there are. Each instance receives every
 * message of its topics: a group that shared them would hand an answer to an instance that never asked. A topic is
 * received as long as someone needs it. Thread-safe.
 */
final class AnswerTopics {

    /** A topic, how many need it, and the end of the last change that was asked for. */
    private static final class Use {
        private int count;
        private CompletableFuture<Void> change = CompletableFuture.completedFuture(null);
    }

    private final KafkaService kafka;
    private final Lifecycle lifecycle;
    private final SubscriptionConfig config;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Use> uses = new HashMap<>();
    private @Nullable Subscription subscription;

    AnswerTopics(KafkaService kafka, Lifecycle lifecycle, SubscriptionConfig config) {
        this.kafka = kafka;
        this.lifecycle = lifecycle;
        this.config = config;
    }

    /** Begins to receive, without a topic at first. */
    void start(MessageHandler handler) {
        lock.lock();
        try {
            lifecycle.requireNotClosed();
            if (subscription == null) {
                subscription = kafka.subscribe(config, handler);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Needs a topic, which must exist.
     *
     * @return completes when every message that is written from then on will be received
     */
    CompletableFuture<Void> acquire(String topic) {
        lock.lock();
        try {
            Subscription receiving = subscription;
            if (receiving == null) {
                return CompletableFuture.failedFuture(lifecycle.refusal());
            }
            Use use = uses.computeIfAbsent(topic, name -> new Use());
            // Where it failed for those who need it already it is tried again, and not only when they have gone.
            if (use.count++ == 0 || use.change.isCompletedExceptionally()) {
                use.change = use.change
                        .handle((done, failed) -> receiving)
                        .thenCompose(consumer -> consumer.addTopic(topic));
            }
            return use.change;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Needs a topic no longer; as often as it was acquired, also where that failed.
     *
     * @return completes when nothing more of the topic will be handled, or others still need it
     */
    CompletableFuture<Void> release(String topic) {
        lock.lock();
        try {
            Use use = uses.get(topic);
            Subscription receiving = subscription;
            if (use == null || receiving == null || --use.count > 0) {
                return CompletableFuture.completedFuture(null);
            }
            use.change =
                    use.change.handle((done, failed) -> receiving).thenCompose(consumer -> consumer.removeTopic(topic));
            var unused = use.change.whenComplete((done, failed) -> forget(topic, use));
            return use.change;
        } finally {
            lock.unlock();
        }
    }

    /** Ends the subscription. */
    void close(Duration timeout) {
        Subscription receiving;
        lock.lock();
        try {
            receiving = subscription;
            subscription = null;
            uses.clear();
        } finally {
            lock.unlock();
        }
        if (receiving != null) {
            receiving.close(timeout);
        }
    }

    private void forget(String topic, Use use) {
        lock.lock();
        try {
            if (use.count == 0) {
                uses.remove(topic, use);
            }
        } finally {
            lock.unlock();
        }
    }
}
