// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** A store in a map, which can be made to fail. Its times to live do not pass. */
final class MapRemoteStore implements RemoteStore {

    final Map<CacheKey, byte[]> values = new ConcurrentHashMap<>();
    final Map<CacheKey, String> leases = new ConcurrentHashMap<>();
    final List<RemoteStoreListener> listeners = new CopyOnWriteArrayList<>();
    volatile boolean broken;
    volatile boolean closed;
    volatile int bulkReads;

    private <T> CompletableFuture<T> answer(Supplier<T> work) {
        return broken
                ? CompletableFuture.failedFuture(
                        new RemoteStoreException("asking", new IllegalStateException("out of order")))
                : CompletableFuture.completedFuture(work.get());
    }

    @Override
    public CompletableFuture<Optional<byte[]>> get(CacheKey key) {
        return answer(() -> Optional.ofNullable(values.get(key)));
    }

    @Override
    public CompletableFuture<List<Optional<byte[]>>> getAll(List<CacheKey> keys) {
        bulkReads++;
        return answer(() ->
                keys.stream().map(key -> Optional.ofNullable(values.get(key))).toList());
    }

    @Override
    public CompletableFuture<Void> put(CacheKey key, byte[] value, Duration ttl) {
        return putAll(Map.of(key, value), ttl);
    }

    @Override
    public CompletableFuture<Void> putAll(Map<CacheKey, byte[]> more, Duration ttl) {
        return this.<Integer>answer(() -> {
                    values.putAll(more);
                    return more.size();
                })
                .thenAccept(size -> {});
    }

    @Override
    public CompletableFuture<Long> remove(Collection<CacheKey> keys) {
        return answer(
                () -> keys.stream().filter(key -> values.remove(key) != null).count());
    }

    @Override
    public CompletableFuture<Long> removeMatching(String namespace, GlobPattern pattern) {
        return answer(() -> {
            List<CacheKey> matching = new ArrayList<>(values.keySet());
            matching.removeIf(key -> !key.namespace().equals(namespace) || !pattern.matches(key.id()));
            values.keySet().removeAll(matching);
            return (long) matching.size();
        });
    }

    @Override
    public CompletableFuture<Void> dropNamespace(String namespace) {
        return removeMatching(namespace, GlobPattern.of("*"))
                .thenAccept(count -> listeners.forEach(listener -> listener.dropped(namespace)));
    }

    @Override
    public CompletableFuture<Optional<String>> tryLease(CacheKey key, Duration ttl) {
        return answer(() -> leases.putIfAbsent(key, "token") == null ? Optional.of("token") : Optional.<String>empty());
    }

    @Override
    public CompletableFuture<Boolean> releaseLease(CacheKey key, String token) {
        return answer(() -> leases.remove(key, token));
    }

    @Override
    public CompletableFuture<SyncReport> sync() {
        return CompletableFuture.completedFuture(
                new SyncReport(!broken, !broken, broken, Duration.ofMillis(listeners.size())));
    }

    @Override
    public AutoCloseable addListener(RemoteStoreListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void close() {
        closed = true;
    }
}
