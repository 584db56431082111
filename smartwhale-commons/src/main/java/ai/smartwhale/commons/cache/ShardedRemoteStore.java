// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Sends every key to the store of its node, and puts together what several stores answer. */
final class ShardedRemoteStore implements RemoteStore {

    private final CacheDistribution distribution;
    private final Map<CacheNode, RemoteStore> stores;
    private volatile boolean closed;

    ShardedRemoteStore(Map<CacheNode, RemoteStore> stores) {
        this.stores = Map.copyOf(InvalidValueException.requirePresent("stores", stores));
        this.distribution = CacheDistribution.create(this.stores.keySet());
    }

    @Override
    public CompletableFuture<Optional<byte[]>> get(CacheKey key) {
        return storeOf(key).get(key);
    }

    @Override
    public CompletableFuture<List<Optional<byte[]>>> getAll(List<CacheKey> keys) {
        InvalidValueException.requirePresent("keys", keys);
        Map<RemoteStore, List<Integer>> positions = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            positions
                    .computeIfAbsent(storeOf(keys.get(i)), store -> new ArrayList<>())
                    .add(i);
        }
        List<Optional<byte[]>> joined = new ArrayList<>(Collections.nCopies(keys.size(), Optional.empty()));
        List<CompletableFuture<Void>> parts = new ArrayList<>(positions.size());
        positions.forEach((store, at) -> parts.add(
                store.getAll(at.stream().map(keys::get).toList()).thenAccept(values -> place(values, at, joined))));
        return allOf(parts).thenApply(done -> List.copyOf(joined));
    }

    /** Stores write to positions of their own, and are waited for before anybody reads. */
    private static void place(List<Optional<byte[]>> values, List<Integer> at, List<Optional<byte[]>> joined) {
        if (values.size() != at.size()) {
            throw new RemoteStoreException(
                    "a store was asked for many keys",
                    new IllegalStateException(at.size() + " keys, but " + values.size() + " answers"));
        }
        for (int i = 0; i < at.size(); i++) {
            joined.set(at.get(i), values.get(i));
        }
    }

    @Override
    public CompletableFuture<Void> put(CacheKey key, byte[] value, Duration ttl) {
        return storeOf(key).put(key, value, ttl);
    }

    @Override
    public CompletableFuture<Void> putAll(Map<CacheKey, byte[]> values, Duration ttl) {
        InvalidValueException.requirePresent("values", values);
        Map<RemoteStore, Map<CacheKey, byte[]>> shards = new HashMap<>();
        values.forEach((key, value) -> shards.computeIfAbsent(storeOf(key), store -> new LinkedHashMap<>())
                .put(key, value));
        return allOf(shards.entrySet().stream()
                .map(shard -> shard.getKey().putAll(shard.getValue(), ttl))
                .toList());
    }

    @Override
    public CompletableFuture<Long> remove(Collection<CacheKey> keys) {
        InvalidValueException.requirePresent("keys", keys);
        Map<RemoteStore, List<CacheKey>> shards = new HashMap<>();
        keys.forEach(key ->
                shards.computeIfAbsent(storeOf(key), store -> new ArrayList<>()).add(key));
        return sum(shards.entrySet().stream()
                .map(shard -> shard.getKey().remove(shard.getValue()))
                .toList());
    }

    @Override
    public CompletableFuture<Long> removeMatching(String namespace, GlobPattern pattern) {
        CacheKey.requireNamespace(namespace);
        InvalidValueException.requirePresent("pattern", pattern);
        return sum(onAll(store -> store.removeMatching(namespace, pattern)));
    }

    @Override
    public CompletableFuture<Void> dropNamespace(String namespace) {
        CacheKey.requireNamespace(namespace);
        return allOf(onAll(store -> store.dropNamespace(namespace)));
    }

    @Override
    public CompletableFuture<Optional<String>> tryLease(CacheKey key, Duration ttl) {
        return storeOf(key).tryLease(key, ttl);
    }

    @Override
    public CompletableFuture<Boolean> releaseLease(CacheKey key, String token) {
        return storeOf(key).releaseLease(key, token);
    }

    @Override
    public CompletableFuture<SyncReport> sync() {
        List<CompletableFuture<SyncReport>> parts = onAll(RemoteStore::sync);
        return allOf(parts)
                .thenApply(done -> parts.stream()
                        .map(CompletableFuture::join)
                        .reduce(ShardedRemoteStore::worst)
                        .orElseThrow());
    }

    private static SyncReport worst(SyncReport one, SyncReport other) {
        return new SyncReport(
                one.connected() && other.connected(),
                one.tracking() && other.tracking(),
                one.renewed() || other.renewed(),
                one.roundTrip().compareTo(other.roundTrip()) >= 0 ? one.roundTrip() : other.roundTrip());
    }

    @Override
    public AutoCloseable addListener(RemoteStoreListener listener) {
        requireOpen();
        InvalidValueException.requirePresent("listener", listener);
        Subscriptions subscriptions = new Subscriptions();
        try {
            stores.values().forEach(store -> subscriptions.add(store.addListener(listener)));
        } catch (RuntimeException e) {
            subscriptions.closeAfter(e);
            throw e;
        }
        return subscriptions::close;
    }

    @Override
    public void close() {
        closed = true;
    }

    private RemoteStore storeOf(CacheKey key) {
        requireOpen();
        RemoteStore store = stores.get(distribution.nodeOf(InvalidValueException.requirePresent("key", key)));
        if (store == null) {
            throw new IllegalStateException("a node has no store");
        }
        return store;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the sharded store is closed");
        }
    }

    private <T> List<CompletableFuture<T>> onAll(Function<RemoteStore, CompletableFuture<T>> operation) {
        requireOpen();
        return stores.values().stream().map(operation).toList();
    }

    private static CompletableFuture<Long> sum(List<CompletableFuture<Long>> parts) {
        return allOf(parts)
                .thenApply(done ->
                        parts.stream().mapToLong(CompletableFuture::join).sum());
    }

    private static CompletableFuture<Void> allOf(List<? extends CompletableFuture<?>> parts) {
        return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new));
    }
}
