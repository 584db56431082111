// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is under way to values that nobody near has: at most one flight for each key, and not too many. Thread-safe. */
final class Flights<V> {

    private final CacheLayers<V> layers;
    private final LayerWrites<V> writes;
    private final CacheCounters counters;
    private final @Nullable LeaseGate<V> leases;
    private final TimeToLive ttl;
    private final TimeToLive negativeTtl;
    private final Duration loadTimeout;
    private final int most;
    private final ConcurrentHashMap<CacheKey, Flight<V>> all = new ConcurrentHashMap<>();
    /** Those of {@link #all} and those that were detached. */
    private final Set<Flight<V>> underWay = ConcurrentHashMap.newKeySet();

    private final AtomicInteger count = new AtomicInteger();
    private volatile boolean closed;

    Flights(CacheManagerBuilder<V> builder, CacheLayers<V> layers, LayerWrites<V> writes) {
        this.layers = layers;
        this.writes = writes;
        this.counters = layers.counters;
        this.leases = layers.shared == null || builder.lease == null
                ? null
                : new LeaseGate<>(layers, layers.shared, builder.lease);
        this.ttl = builder.ttl;
        this.negativeTtl = builder.negativeTtl;
        this.loadTimeout = builder.loadTimeout;
        this.most = builder.maxInFlight;
    }

    int count() {
        return count.get();
    }

    /** Joins the flight to a key, or begins one. */
    Flight<V> join(CacheKey key, AsyncCacheLoader<V> loader, @Nullable Thread owner) {
        while (true) {
            Flight<V> existing = all.get(key);
            if (existing != null) {
                counters.joined.increment();
                return existing;
            }
            Flight<V> flight = new Flight<>(key, owner, loader, layers.fence.stamp(key), null);
            if (closed) {
                flight.result.complete(
                        Lookup.failed(CacheLayer.SOURCE, new IllegalStateException("the cache is closed")));
                return flight;
            }
            if (count.incrementAndGet() > most) {
                count.decrementAndGet();
                CacheOverloadedException refusal = new CacheOverloadedException(most);
                counters.failed(key, CacheLayer.SOURCE, refusal);
                flight.result.complete(Lookup.failed(CacheLayer.SOURCE, refusal));
                return flight;
            }
            if (all.putIfAbsent(key, flight) == null) {
                depart(flight);
                begin(flight, loader);
                return flight;
            }
            count.decrementAndGet();
        }
    }

    /** Fetches a value anew that is still there, unless that is under way or too much is. */
    void refresh(CacheKey key, CacheEntry<V> known, AsyncCacheLoader<V> loader) {
        Flight<V> flight = new Flight<>(key, null, loader, layers.fence.stamp(key), known);
        if (closed || count.incrementAndGet() > most) {
            if (!closed) {
                count.decrementAndGet();
            }
            return;
        }
        if (all.putIfAbsent(key, flight) != null) {
            count.decrementAndGet();
            return;
        }
        counters.refreshes.increment();
        depart(flight);
        armTimeout(flight);
        ask(flight, loader);
    }

    /** A key was changed by another instance: whoever waits for that looks at once. */
    void wake(CacheKey key) {
        Flight<V> flight = all.get(key);
        if (flight != null) {
            detach(key);
            flight.wake();
        }
    }

    /** Whoever asks from now on does not wait for a load from before. */
    void detach(CacheKey key) {
        all.remove(key);
    }

    /** Whoever asks for one of these keys from now on does not wait for a load from before. */
    void detachIf(Predicate<CacheKey> condition) {
        all.keySet().removeIf(condition);
    }

    /** Those that were detached end too: the timer that would end them may be gone. */
    void close() {
        closed = true;
        underWay.forEach(this::landClosed);
    }

    /** Either this sees that the cache was closed meanwhile, or closing sees the flight. */
    private void depart(Flight<V> flight) {
        underWay.add(flight);
        if (closed) {
            landClosed(flight);
        }
    }

    private void landClosed(Flight<V> flight) {
        land(flight, Lookup.failed(CacheLayer.SOURCE, new IllegalStateException("the cache was closed")));
    }

    private void begin(Flight<V> flight, AsyncCacheLoader<V> loader) {
        L1Node<V> node = layers.near.peek(flight.key);
        if (node != null) {
            // The flight before this one landed between the look of the caller and its join.
            land(flight, layers.near.outcome(node, layers.near.nanoTime()));
            return;
        }
        armTimeout(flight);
        var unused = layers.findBeyond(flight.key).whenComplete((found, failure) -> {
            if (failure != null) {
                ask(flight, loader);
            } else if (!CacheLayers.isKnown(found.lookup())) {
                flight.fallback = found.doubtful().orElse(null);
                ask(flight, loader);
            } else {
                land(flight, found.lookup());
                if (CacheLayers.isStale(found.lookup())) {
                    counters.staleServed.increment();
                    CacheLayers.entryOf(found.lookup()).ifPresent(known -> refresh(flight.key, known, loader));
                }
            }
        });
    }

    /** Asks the source, as the only instance where there are leases. */
    private void ask(Flight<V> flight, AsyncCacheLoader<V> loader) {
        if (flight.isOver()) {
            return;
        }
        if (leases == null) {
            loadUnlessRefreshedElsewhere(flight, loader);
            return;
        }
        leases.enter(flight, new LeaseGate.Outcome<>() {
            @Override
            public void load(Optional<String> token) {
                Flights.this.load(flight, loader, token);
            }

            @Override
            public void found(Lookup<V> lookup) {
                land(flight, lookup);
            }
        });
    }

    private void loadUnlessRefreshedElsewhere(Flight<V> flight, AsyncCacheLoader<V> loader) {
        if (flight.known == null || layers.shared == null) {
            load(flight, loader, Optional.empty());
            return;
        }
        var unused = layers.askShared(flight.key, flight.stamp).whenComplete((lookup, failure) -> {
            if (failure == null && flight.isSatisfiedBy(lookup)) {
                land(flight, lookup);
            } else {
                load(flight, loader, Optional.empty());
            }
        });
    }

    private void load(Flight<V> flight, AsyncCacheLoader<V> loader, Optional<String> token) {
        if (flight.isOver()) {
            token.ifPresent(held -> release(flight.key, held));
            return;
        }
        counters.loads.increment();
        long began = layers.near.nanoTime();
        CompletionStage<Optional<V>> loading;
        try {
            loading = loader.load(flight.key);
        } catch (Throwable e) {
            loading = CompletableFuture.failedFuture(e);
        }
        if (loading == null) {
            loading = CompletableFuture.failedFuture(
                    new NullPointerException("the loader of " + flight.key + " gave null, not a stage"));
        }
        var unused = loading.whenComplete((value, failure) -> loaded(flight, began, value, failure, token));
    }

    private void loaded(
            Flight<V> flight,
            long began,
            @Nullable Optional<V> value,
            @Nullable Throwable failure,
            Optional<String> token) {
        CacheKey key = flight.key;
        if (failure != null || value == null) {
            Throwable cause = failure == null
                    ? new NullPointerException("the loader of " + key + " gave null, not an empty Optional")
                    : Causes.unwrap(failure);
            token.ifPresent(held -> release(key, held));
            counters.failed(key, CacheLayer.SOURCE, cause);
            land(flight, orFallback(flight, cause));
            return;
        }
        Duration took = Duration.ofNanos(Math.max(0, layers.near.nanoTime() - began));
        layers.observers.tell(observer -> observer.loaded(key, took, value.isEmpty()));
        CacheEntry<V> entry =
                new CacheEntry<>(value, layers.clock.instant(), value.isPresent() ? ttl : negativeTtl, took);
        boolean replaces = flight.known != null || flight.fallback != null;
        var unused = keep(key, entry, flight.stamp, replaces)
                .whenComplete((report, broken) -> token.ifPresent(held -> release(key, held)));
        land(flight, Lookup.found(entry, CacheLayer.SOURCE, false));
    }

    /** Whoever waits for the value gets it, even where the weigher or the policy of the host fails over it. */
    private CompletableFuture<?> keep(CacheKey key, CacheEntry<V> entry, long stamp, boolean replaces) {
        try {
            return writes.loaded(key, entry, stamp, replaces);
        } catch (RuntimeException e) {
            counters.failed(key, CacheLayer.L1, e);
            return CompletableFuture.failedFuture(e);
        }
    }

    private void release(CacheKey key, String token) {
        if (leases != null) {
            leases.release(key, token);
        }
    }

    private void armTimeout(Flight<V> flight) {
        if (flight.isOver()) {
            return;
        }
        try {
            flight.timeout = layers.executors
                    .timer()
                    .schedule(() -> timeOut(flight), loadTimeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RuntimeException e) {
            land(flight, Lookup.failed(CacheLayer.SOURCE, e));
        }
    }

    private void timeOut(Flight<V> flight) {
        land(
                flight,
                orFallback(
                        flight,
                        new TimeoutException("the load of " + flight.key + " took longer than " + loadTimeout)));
    }

    private Lookup<V> orFallback(Flight<V> flight, Throwable cause) {
        Lookup<V> fallback = flight.fallback;
        if (fallback == null) {
            return Lookup.failed(CacheLayer.SOURCE, cause);
        }
        counters.staleServed.increment();
        return fallback;
    }

    /** The value is near before the flight is forgotten, so that nobody begins another in between. */
    private void land(Flight<V> flight, Lookup<V> lookup) {
        if (flight.land()) {
            all.remove(flight.key, flight);
            underWay.remove(flight);
            count.decrementAndGet();
            Future<?> timeout = flight.timeout;
            if (timeout != null) {
                timeout.cancel(false);
            }
            flight.result.complete(lookup);
        }
    }
}
