// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.random.RandomGenerator;

/** Decides whether a value that is near is to be fetched anew: when it is stale, or with luck a little before. */
final class Refreshing<V> {

    /** The chance that the logarithm is larger is one in a billion. */
    private static final double LARGEST_LOG = 21;

    private final CacheLayers<V> layers;
    private final Flights<V> flights;
    private final double beta;
    private final long retryNanos;
    private final RandomGenerator random;

    Refreshing(CacheManagerBuilder<V> builder, CacheLayers<V> layers, Flights<V> flights) {
        this.layers = layers;
        this.flights = flights;
        this.beta = builder.earlyRefresh;
        this.retryNanos = builder.refreshRetryDelay.toNanos();
        this.random = builder.random;
    }

    void consider(CacheKey key, L1Node<V> node, long now, CacheLoader<V> loader) {
        if (isDue(node, now)) {
            flights.refresh(key, node.entry, wanted -> onWorker(wanted, loader));
        }
    }

    void considerAsync(CacheKey key, L1Node<V> node, long now, AsyncCacheLoader<V> loader) {
        if (isDue(node, now)) {
            flights.refresh(key, node.entry, loader);
        }
    }

    private boolean isDue(L1Node<V> node, long now) {
        return (node.isStale(now) || isEarly(node, now)) && node.claimRefresh(now, now + retryNanos);
    }

    /** XFetch: refreshed at {@code now} if {@code now - delta * beta * ln(random) >= staleAt}. */
    private boolean isEarly(L1Node<V> node, long now) {
        double delta = beta * node.entry.loadTime().toNanos();
        long left = node.staleAtNanos - now;
        return delta > 0 && left <= delta * LARGEST_LOG && -delta * Math.log(1 - random.nextDouble()) >= left;
    }

    private CompletableFuture<Optional<V>> onWorker(CacheKey key, CacheLoader<V> loader) {
        CompletableFuture<Optional<V>> loaded = new CompletableFuture<>();
        Thread caller = Thread.currentThread();
        layers.executors.workers().execute(() -> {
            if (Thread.currentThread() == caller) {
                // The queue of the workers is full; whoever has a value does not load another.
                loaded.completeExceptionally(new RejectedExecutionException("no worker is free to refresh " + key));
                return;
            }
            try {
                loaded.complete(loader.load(key));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                loaded.completeExceptionally(e);
            } catch (Throwable e) {
                loaded.completeExceptionally(e);
            }
        });
        return loaded;
    }
}
