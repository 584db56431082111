// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.data;

import ai.smartwhale.commons.LimitExceededException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Publishes what pages hold, to each subscriber from the beginning. */
final class PagedPublisher<T> implements Flow.Publisher<T> {

    private static final Flow.Subscription NOTHING = new Flow.Subscription() {
        @Override
        public void request(long count) {
            // Whoever holds this is told in the same moment that there is nothing to ask for.
        }

        @Override
        public void cancel() {
            // Nothing runs.
        }
    };

    private final Supplier<PageSource<T>> sources;
    private final StreamConfig config;
    private final Executor executor;
    private final Set<PageSubscription<T>> subscriptions = ConcurrentHashMap.newKeySet();
    private @Nullable IllegalStateException closed;

    PagedPublisher(Supplier<PageSource<T>> sources, StreamConfig config, Executor executor) {
        this.sources = sources;
        this.config = config;
        this.executor = executor;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super T> subscriber) {
        // By rule 1.9, which asks for this exception and no other.
        Objects.requireNonNull(subscriber, "subscriber");
        AtomicReference<@Nullable PageSubscription<T>> self = new AtomicReference<>();
        PageSubscription<T> subscription =
                new PageSubscription<>(subscriber, sources.get(), executor, config.prefetchBelow(), () -> {
                    PageSubscription<T> ended = self.get();
                    if (ended != null) {
                        subscriptions.remove(ended);
                    }
                });
        self.set(subscription);
        RuntimeException refusal = add(subscription);
        if (refusal == null) {
            boolean accepted = false;
            try {
                subscriber.onSubscribe(subscription);
                accepted = true;
            } finally {
                if (!accepted) {
                    subscriptions.remove(subscription);
                }
            }
            subscription.start();
        } else {
            subscriber.onSubscribe(NOTHING);
            subscriber.onError(refusal);
        }
    }

    private synchronized @Nullable RuntimeException add(PageSubscription<T> subscription) {
        if (closed != null) {
            return closed;
        }
        if (subscriptions.size() >= config.mostSubscribers()) {
            return new LimitExceededException("subscribers", subscriptions.size() + 1L, config.mostSubscribers());
        }
        subscriptions.add(subscription);
        return null;
    }

    synchronized boolean isOpen() {
        return closed == null;
    }

    /** False where it was closed already. */
    boolean close() {
        IllegalStateException reason = new IllegalStateException("the stream is closed");
        synchronized (this) {
            if (closed != null) {
                return false;
            }
            closed = reason;
        }
        subscriptions.forEach(subscription -> subscription.fail(reason));
        return true;
    }
}
