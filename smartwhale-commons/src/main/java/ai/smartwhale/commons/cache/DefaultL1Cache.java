// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.Ticker;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Policy;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The nearest layer on Caffeine, which decides what stays (W-TinyLFU) and runs its work on the threads of callers. The
 * lives of entries are kept here, not by Caffeine's timer wheel: that is turned by every read, and made reading slower
 * than Caffeine is. What is past its life is never given out; it leaves when it is asked for, and a few leave with each
 * write.
 */
final class DefaultL1Cache<K, V> implements L1Cache<K, V> {

    /** Beyond it nanoseconds overflow; nobody will see the difference. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final Cache<K, L1Node<V>> cache;
    private final Policy.Eviction<K, L1Node<V>> eviction;
    private final L1Weigher<K, V> weigher;
    private final L1RemovalListener<K, V> listener;
    private final Ticker ticker;
    private final InstantSource clock;
    private final double jitter;
    private final RandomGenerator random;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder evictions = new LongAdder();
    private final LongAdder expirations = new LongAdder();
    private final L1Sweeper<K, V> sweeper;
    private volatile boolean closed;

    DefaultL1Cache(L1CacheBuilder<K, V> builder) {
        this.weigher = builder.weigher;
        this.listener = builder.listener;
        this.ticker = builder.ticker;
        this.clock = builder.clock;
        this.jitter = builder.jitter;
        this.random = builder.random;
        Caffeine<K, L1Node<V>> caffeine =
                Caffeine.newBuilder().executor(Runnable::run).removalListener(this::removed);
        if (builder.weighed) {
            cache = caffeine.maximumWeight(builder.maximumWeight)
                    .weigher((K key, L1Node<V> node) -> node.weight)
                    .build();
        } else {
            cache = caffeine.maximumSize(builder.maximumWeight).build();
        }
        this.eviction = cache.policy().eviction().orElseThrow();
        this.sweeper = new L1Sweeper<>(cache.asMap());
    }

    @Override
    public Optional<V> fastGet(K key) {
        requireOpen();
        L1Node<V> node = read(key, ticker.nanoTime());
        return node == null ? Optional.empty() : node.entry.value();
    }

    @Override
    public Lookup<V> lookup(K key) {
        requireOpen();
        long now = ticker.nanoTime();
        L1Node<V> node = read(key, now);
        return node == null ? Lookup.miss() : outcome(node, now);
    }

    /** The node of a key, counted as a lookup and a use. */
    @Nullable
    L1Node<V> read(K key, long nowNanos) {
        L1Node<V> node = cache.getIfPresent(key);
        if (node == null) {
            misses.increment();
            return null;
        }
        if (node.isExpired(nowNanos)) {
            cache.asMap().remove(key, node);
            misses.increment();
            return null;
        }
        node.uses++;
        hits.increment();
        return node;
    }

    /** The node of a key, without a trace. */
    @Nullable
    L1Node<V> peek(K key) {
        L1Node<V> node = cache.policy().getIfPresentQuietly(key);
        return node == null || node.isExpired(ticker.nanoTime()) ? null : node;
    }

    Lookup<V> outcome(L1Node<V> node, long nowNanos) {
        return node.isStale(nowNanos) ? Lookup.found(node.entry, CacheLayer.L1, true) : node.fresh;
    }

    long nanoTime() {
        return ticker.nanoTime();
    }

    @Override
    public void fastSet(K key, V value, Duration ttl) {
        InvalidValueException.requirePresent("value", value);
        fastSet(key, CacheEntry.of(value, clock.instant(), TimeToLive.of(ttl)));
    }

    @Override
    public boolean fastSet(K key, CacheEntry<V> entry) {
        requireOpen();
        InvalidValueException.requirePresent("key", key);
        int weight = weigher.weigh(key, InvalidValueException.requirePresent("entry", entry));
        if (weight < 0) {
            throw new InvalidValueException("weight", weight, "0 or more");
        }
        Instant now = clock.instant();
        long remaining = nanos(Duration.between(now, entry.expiresAt()));
        if (remaining <= 0 || weight > eviction.getMaximum()) {
            cache.invalidate(key);
            return false;
        }
        if (jitter > 0) {
            remaining -= (long) (remaining * jitter * random.nextDouble());
        }
        long nowNanos = ticker.nanoTime();
        long fresh = Math.min(remaining, nanos(Duration.between(now, entry.staleAt())));
        cache.put(key, new L1Node<>(entry, nowNanos + fresh, nowNanos + remaining, nowNanos, weight));
        sweeper.step(nowNanos);
        return true;
    }

    @Override
    public Optional<Vitality> checkVitality(K key) {
        requireOpen();
        L1Node<V> node = peek(InvalidValueException.requirePresent("key", key));
        if (node == null) {
            return Optional.empty();
        }
        long now = ticker.nanoTime();
        long remaining = Math.max(0, node.expiresAtNanos - now);
        Duration life = node.entry.ttl().hard();
        boolean vital = node.uses > 1 && remaining >= nanos(life) / 10;
        Duration age = Duration.between(node.entry.storedAt(), clock.instant());
        return Optional.of(new Vitality(
                age.isNegative() ? Duration.ZERO : age,
                Duration.ofNanos(Math.max(0, node.staleAtNanos - now)),
                Duration.ofNanos(remaining),
                node.uses,
                vital,
                node.entry.isNegative()));
    }

    @Override
    public boolean invalidate(K key) {
        requireOpen();
        return forget(InvalidValueException.requirePresent("key", key));
    }

    /** Also when the cache is closed, and nothing is left to forget: what was asked before it was is not to fail. */
    boolean forget(K key) {
        L1Node<V> node = cache.asMap().remove(key);
        return node != null && !node.isExpired(ticker.nanoTime());
    }

    @Override
    public long invalidateIf(Predicate<? super K> condition) {
        requireOpen();
        return forgetIf(condition);
    }

    /** As {@link #forget(Object)}. */
    long forgetIf(Predicate<? super K> condition) {
        long removed = 0;
        for (K key : cache.asMap().keySet()) {
            if (condition.test(key) && forget(key)) {
                removed++;
            }
        }
        return removed;
    }

    @Override
    public void clear() {
        requireOpen();
        forgetAll();
    }

    /** As {@link #forget(Object)}. */
    void forgetAll() {
        cache.invalidateAll();
    }

    /** Unless another took its place. */
    boolean forget(K key, L1Node<V> node) {
        return cache.asMap().remove(key, node) && !node.isExpired(ticker.nanoTime());
    }

    @Override
    public void resize(long maximumWeight) {
        requireOpen();
        InvalidValueException.requireRange("maximumWeight", maximumWeight, 1, Long.MAX_VALUE);
        sweeper.all(ticker.nanoTime());
        eviction.setMaximum(maximumWeight);
        cache.cleanUp();
    }

    @Override
    public L1Statistics statistics() {
        sweeper.all(ticker.nanoTime());
        return figures();
    }

    /** Without the sweep of {@link #statistics()}, which takes the longer the more is held. */
    L1Statistics figures() {
        cache.cleanUp();
        long entries = cache.estimatedSize();
        return new L1Statistics(
                entries,
                eviction.weightedSize().orElse(entries),
                eviction.getMaximum(),
                hits.sum(),
                misses.sum(),
                evictions.sum(),
                expirations.sum());
    }

    @Override
    public void close() {
        closed = true;
        cache.invalidateAll();
        cache.cleanUp();
    }

    long hits() {
        return hits.sum();
    }

    long misses() {
        return misses.sum();
    }

    long maximumWeight() {
        return eviction.getMaximum();
    }

    int weigh(K key, CacheEntry<V> entry) {
        return weigher.weigh(key, entry);
    }

    private void removed(@Nullable K key, @Nullable L1Node<V> node, RemovalCause cause) {
        if (key == null || node == null || closed) {
            return;
        }
        RemovalReason reason = switch (cause) {
            case EXPIRED -> RemovalReason.EXPIRED;
            case SIZE -> RemovalReason.SIZE;
            case REPLACED -> RemovalReason.REPLACED;
            case EXPLICIT, COLLECTED ->
                node.isExpired(ticker.nanoTime()) ? RemovalReason.EXPIRED : RemovalReason.INVALIDATED;
        };
        if (reason == RemovalReason.SIZE) {
            evictions.increment();
        } else if (reason == RemovalReason.EXPIRED) {
            expirations.increment();
        }
        listener.removed(key, node.entry, node.uses, reason);
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the cache is closed");
        }
    }

    private static long nanos(Duration duration) {
        return (duration.compareTo(LONGEST) > 0 ? LONGEST : duration).toNanos();
    }
}
