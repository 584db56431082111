// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the parts of a cache together: the layers, what is under way, and when what is near is fetched anew. */
final class DefaultCacheManager<V> implements CacheManager<V> {

    private static final Logger LOG = LoggerFactory.getLogger(CacheManager.class);

    private final Observers observers = new Observers();
    private final DefaultL1Cache<CacheKey, V> near;
    private final CacheLayers<V> layers;
    private final LayerWrites<V> writes;
    private final Flights<V> flights;
    private final Refreshing<V> refreshing;
    private final @Nullable Demotions<V> demotions;
    private final CacheInvalidation invalidation;
    private final TimeToLive ttl;
    private final CommonsExecutors executors;
    private final boolean ownsExecutors;
    private final @Nullable AutoCloseable listening;
    private volatile boolean closed;

    DefaultCacheManager(CacheManagerBuilder<V> builder) {
        ownsExecutors = builder.executors == null;
        executors = builder.executors == null ? CommonsExecutors.create(builder.name) : builder.executors;
        L1CacheBuilder<CacheKey, V> memory = L1Cache.<CacheKey, V>builder()
                .maximumWeight(builder.maximumWeight)
                .ticker(builder.ticker == null ? executors.coarseTicker() : builder.ticker)
                .clock(builder.clock)
                .jitter(builder.jitter, builder.random)
                .removalListener(this::removed);
        if (builder.weigher != null) {
            memory.weigher(builder.weigher);
        }
        near = memory.buildManaged();
        builder.observers.forEach(observers::add);
        layers = new CacheLayers<>(builder, near, executors, observers);
        writes = new LayerWrites<>(layers);
        flights = new Flights<>(builder, layers, writes);
        refreshing = new Refreshing<>(builder, layers, flights);
        demotions = layers.disk == null ? null : new Demotions<>(layers, layers.disk);
        invalidation = new DefaultCacheInvalidation<>(layers, flights, this::requireOpen);
        ttl = builder.ttl;
        listening = layers.shared == null ? null : layers.shared.addListener(new SharedChanges<>(layers, flights));
    }

    @Override
    public Lookup<V> smartGet(CacheKey key) {
        requireOpen();
        long now = near.nanoTime();
        L1Node<V> node = near.read(InvalidValueException.requirePresent("key", key), now);
        return node == null ? beyond(key).join() : known(key, node, now);
    }

    @Override
    public CompletableFuture<Lookup<V>> smartGetAsync(CacheKey key) {
        requireOpen();
        long now = near.nanoTime();
        L1Node<V> node = near.read(InvalidValueException.requirePresent("key", key), now);
        return node == null ? beyond(key) : CompletableFuture.completedFuture(known(key, node, now));
    }

    @Override
    public Lookup<V> smartGet(CacheKey key, CacheLoader<V> loader) {
        requireOpen();
        long now = near.nanoTime();
        L1Node<V> node = near.read(InvalidValueException.requirePresent("key", key), now);
        if (node != null) {
            Lookup<V> lookup = known(key, node, now);
            refreshing.consider(key, node, now, loader);
            return lookup;
        }
        missedNear(key);
        InvalidValueException.requirePresent("loader", loader);
        while (true) {
            CallerThread<V> caller = new CallerThread<>(loader);
            Flight<V> flight = flights.join(key, caller, Thread.currentThread());
            if (isOwn(flight, caller)) {
                return asksForItself(key);
            }
            Lookup<V> lookup = caller.await(flight.result);
            if (flight.loader == caller
                    || !isLeaderless(lookup)
                    || Thread.currentThread().isInterrupted()) {
                return lookup;
            }
        }
    }

    /** Whether the thread that loads a key asks for it again, and so would wait for itself. */
    private static <V> boolean isOwn(Flight<V> flight, AsyncCacheLoader<V> loader) {
        return flight.owner == Thread.currentThread()
                && flight.loader != loader
                && !flight.isOver()
                && !(flight.loader instanceof CallerThread<V> caller && caller.isGone());
    }

    private static <V> Lookup<V> asksForItself(CacheKey key) {
        return Lookup.failed(
                CacheLayer.SOURCE, new IllegalStateException("the loader of " + key + " asks for its own key"));
    }

    /** Whether the caller that would load for all went away, which is no fault of those who wait. */
    private static boolean isLeaderless(Lookup<?> lookup) {
        return lookup instanceof Lookup.Failed<?> failed && failed.cause() instanceof InterruptedException;
    }

    @Override
    public CompletableFuture<Lookup<V>> smartGetAsync(CacheKey key, AsyncCacheLoader<V> loader) {
        requireOpen();
        long now = near.nanoTime();
        L1Node<V> node = near.read(InvalidValueException.requirePresent("key", key), now);
        if (node != null) {
            Lookup<V> lookup = known(key, node, now);
            refreshing.considerAsync(key, node, now, loader);
            return CompletableFuture.completedFuture(lookup);
        }
        missedNear(key);
        return join(key, InvalidValueException.requirePresent("loader", loader));
    }

    private CompletableFuture<Lookup<V>> join(CacheKey key, AsyncCacheLoader<V> loader) {
        Flight<V> flight = flights.join(key, loader, null);
        if (isOwn(flight, loader)) {
            return CompletableFuture.completedFuture(asksForItself(key));
        }
        if (flight.loader == loader) {
            return flight.result.copy();
        }
        return flight.result.thenCompose(
                lookup -> isLeaderless(lookup) ? join(key, loader) : CompletableFuture.completedFuture(lookup));
    }

    @Override
    public CompletableFuture<StoreReport> smartSet(CacheKey key, V value) {
        return smartSet(key, value, ttl);
    }

    @Override
    public CompletableFuture<StoreReport> smartSet(CacheKey key, V value, TimeToLive life) {
        requireOpen();
        InvalidValueException.requirePresent("key", key);
        InvalidValueException.requirePresent("value", value);
        InvalidValueException.requirePresent("ttl", life);
        CompletableFuture<StoreReport> stored = writes.replace(key, CacheEntry.of(value, layers.clock.instant(), life));
        flights.detach(key);
        return stored;
    }

    @Override
    public Lookup<V> promote(CacheKey key) {
        requireOpen();
        L1Node<V> node = near.peek(InvalidValueException.requirePresent("key", key));
        return node == null ? beyond(key).join() : near.outcome(node, near.nanoTime());
    }

    @Override
    public CompletableFuture<StoreReport> demote(CacheKey key) {
        requireOpen();
        L1Node<V> node = near.peek(InvalidValueException.requirePresent("key", key));
        if (node == null) {
            return CompletableFuture.completedFuture(new StoreReport(Set.of(), Map.of()));
        }
        return writes.demote(key, node);
    }

    @Override
    public CacheInvalidation invalidation() {
        return invalidation;
    }

    @Override
    public void resize(long maximumWeight) {
        requireOpen();
        near.resize(maximumWeight);
        layers.departures.tell();
    }

    @Override
    public L1Statistics nearStatistics() {
        L1Statistics figures = near.figures();
        layers.departures.tell();
        return figures;
    }

    @Override
    public CacheStatistics statistics() {
        return layers.counters.statistics(near.hits(), near.misses(), flights.count());
    }

    @Override
    public AutoCloseable observe(CacheObserver observer) {
        return observers.add(InvalidValueException.requirePresent("observer", observer));
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (listening != null) {
            try {
                listening.close();
            } catch (Exception e) {
                LOG.warn("the shared layer could not be left", e);
            }
        }
        flights.close();
        if (demotions != null) {
            demotions.bringAll();
        }
        if (layers.disk != null) {
            layers.disk.close();
        }
        near.close();
        if (ownsExecutors) {
            var unused = executors.close(Duration.ofSeconds(5));
        }
    }

    private CompletableFuture<Lookup<V>> beyond(CacheKey key) {
        missedNear(key);
        return layers.findBeyond(key).thenApply(this::outcome);
    }

    private Lookup<V> outcome(CacheLayers.Found<V> found) {
        Lookup<V> lookup = found.outcome();
        if (lookup != found.lookup()) {
            layers.counters.staleServed.increment();
        }
        return lookup;
    }

    private void missedNear(CacheKey key) {
        layers.counters.slowRequests.increment();
        layers.departures.tell();
        observers.tell(observer -> observer.missed(key, CacheLayer.L1));
    }

    private Lookup<V> known(CacheKey key, L1Node<V> node, long now) {
        Lookup<V> lookup = near.outcome(node, now);
        boolean stale = lookup != node.fresh;
        if (stale) {
            layers.counters.staleServed.increment();
        }
        observers.hit(key, CacheLayer.L1, stale, node.entry.isNegative());
        return lookup;
    }

    /** Called under locks of the nearest layer. */
    private void removed(CacheKey key, CacheEntry<V> entry, long uses, RemovalReason reason) {
        layers.departures.note(key, reason);
        if (reason == RemovalReason.SIZE && demotions != null) {
            demotions.leaves(key, entry, uses);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the cache is closed");
        }
    }

    /** For the tests of this package. */
    Optional<CacheEntry<V>> nearEntry(CacheKey key) {
        return Optional.ofNullable(near.peek(key)).map(node -> node.entry);
    }
}
