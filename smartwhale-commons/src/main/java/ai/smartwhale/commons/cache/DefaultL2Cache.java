// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Entries, framed and checked, on a store that instances share. */
final class DefaultL2Cache<V> implements L2Cache<V> {

    private static final Logger LOG = LoggerFactory.getLogger(L2Cache.class);

    private final RemoteStore store;
    private final EntryFrame<V> frame;
    private final InstantSource clock;
    private final Observers observers;
    private final Duration timeout;
    private final int maximumValueBytes;
    private volatile boolean closed;

    DefaultL2Cache(L2CacheBuilder<V> builder) {
        this.store = builder.store;
        this.frame = new EntryFrame<>(builder.codec);
        this.clock = builder.clock;
        this.observers = builder.observers;
        this.timeout = builder.timeout;
        this.maximumValueBytes = builder.maximumValueBytes;
    }

    @Override
    public Lookup<V> distributedGet(CacheKey key) {
        try {
            return distributedGetAsync(key).get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return Lookup.failed(CacheLayer.L2, new RemoteStoreException("no answer within " + timeout, e));
        } catch (ExecutionException e) {
            return Lookup.failed(CacheLayer.L2, Causes.unwrap(e.getCause() == null ? e : e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Lookup.failed(CacheLayer.L2, e);
        }
    }

    @Override
    public CompletableFuture<Lookup<V>> distributedGetAsync(CacheKey key) {
        requireOpen();
        InvalidValueException.requirePresent("key", key);
        return store.get(key)
                .handle((bytes, failure) -> failure == null
                        ? outcome(key, bytes, clock.instant())
                        : Lookup.failed(CacheLayer.L2, Causes.unwrap(failure)));
    }

    @Override
    public CompletableFuture<Map<CacheKey, Lookup<V>>> distributedGetAll(Collection<CacheKey> keys) {
        requireOpen();
        List<CacheKey> all = List.copyOf(keys);
        return store.getAll(all).handle((found, failure) -> {
            Map<CacheKey, Lookup<V>> outcomes = new LinkedHashMap<>(all.size() * 2);
            Instant now = clock.instant();
            for (int i = 0; i < all.size(); i++) {
                CacheKey key = all.get(i);
                outcomes.put(
                        key,
                        failure == null
                                ? outcome(key, found.get(i), now)
                                : Lookup.failed(CacheLayer.L2, Causes.unwrap(failure)));
            }
            return outcomes;
        });
    }

    private Lookup<V> outcome(CacheKey key, Optional<byte[]> bytes, Instant now) {
        if (bytes.isEmpty()) {
            return Lookup.miss();
        }
        try {
            CacheEntry<V> entry = frame.decode(bytes.orElseThrow());
            return entry.isExpired(now) ? Lookup.miss() : Lookup.found(entry, CacheLayer.L2, entry.isStale(now));
        } catch (RuntimeException e) {
            LOG.warn("an entry of the shared layer is damaged and is removed: {}", e.toString());
            observers.tell(observer -> observer.removed(key, CacheLayer.L2, RemovalReason.CORRUPT));
            removeDamaged(key);
            return Lookup.miss();
        }
    }

    /** Nobody waits for this: an entry that stays is found damaged again. */
    private void removeDamaged(CacheKey key) {
        try {
            var unused = store.remove(List.of(key));
        } catch (RuntimeException e) {
            LOG.debug("a damaged entry of the shared layer could not be removed", e);
        }
    }

    @Override
    public void distributedSet(CacheKey key, CacheEntry<V> entry) {
        try {
            distributedSetAsync(key, entry).get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new RemoteStoreException("no answer within " + timeout, e);
        } catch (ExecutionException e) {
            throw new RemoteStoreException("the shared layer did not take an entry", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RemoteStoreException("interrupted while the shared layer took an entry", e);
        }
    }

    @Override
    public CompletableFuture<Void> distributedSetAsync(CacheKey key, CacheEntry<V> entry) {
        requireOpen();
        InvalidValueException.requirePresent("key", key);
        Duration remaining = remaining(InvalidValueException.requirePresent("entry", entry));
        if (remaining.isZero() || remaining.isNegative()) {
            return store.remove(List.of(key)).thenAccept(removed -> {});
        }
        return store.put(key, encode(entry), remaining);
    }

    /** Entries of equal life go out together. */
    @Override
    public CompletableFuture<Void> distributedSetAll(Map<CacheKey, CacheEntry<V>> entries) {
        requireOpen();
        Map<Duration, Map<CacheKey, byte[]>> byLife = new LinkedHashMap<>();
        entries.forEach((key, entry) -> {
            Duration remaining = remaining(entry);
            if (!remaining.isZero() && !remaining.isNegative()) {
                byLife.computeIfAbsent(remaining, life -> new LinkedHashMap<>()).put(key, encode(entry));
            }
        });
        List<CompletableFuture<Void>> writes = new ArrayList<>();
        byLife.forEach((life, values) -> writes.add(store.putAll(values, life)));
        return CompletableFuture.allOf(writes.toArray(CompletableFuture[]::new));
    }

    private Duration remaining(CacheEntry<V> entry) {
        return Duration.ofMillis(
                Duration.between(clock.instant(), entry.expiresAt()).toMillis());
    }

    private byte[] encode(CacheEntry<V> entry) {
        byte[] bytes = frame.encode(entry);
        LimitExceededException.requireAtMost("value, in bytes", bytes.length - EntryFrame.OVERHEAD, maximumValueBytes);
        return bytes;
    }

    @Override
    public CompletableFuture<SyncReport> syncNodes() {
        requireOpen();
        return store.sync();
    }

    @Override
    public CompletableFuture<Long> invalidate(Collection<CacheKey> keys) {
        requireOpen();
        return store.remove(keys);
    }

    @Override
    public CompletableFuture<Long> invalidateMatching(String namespace, GlobPattern pattern) {
        requireOpen();
        return store.removeMatching(namespace, pattern);
    }

    @Override
    public CompletableFuture<Void> dropNamespace(String namespace) {
        requireOpen();
        return store.dropNamespace(namespace);
    }

    @Override
    public CompletableFuture<Optional<String>> tryLease(CacheKey key, Duration ttl) {
        requireOpen();
        return store.tryLease(key, ttl);
    }

    @Override
    public CompletableFuture<Boolean> releaseLease(CacheKey key, String token) {
        requireOpen();
        return store.releaseLease(key, token);
    }

    @Override
    public AutoCloseable addListener(RemoteStoreListener listener) {
        requireOpen();
        return store.addListener(listener);
    }

    @Override
    public void close() {
        closed = true;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the cache is closed");
        }
    }
}
