// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * A shared layer in memory: one {@link Server} for all instances, one of these for each, told of what the others do.
 */
final class MapShared implements L2Cache<String> {

    /** What all instances share. */
    static final class Server {
        final Map<CacheKey, CacheEntry<String>> entries = new ConcurrentHashMap<>();
        final Map<CacheKey, String> leases = new ConcurrentHashMap<>();
        final List<MapShared> instances = new CopyOnWriteArrayList<>();
        final TestTime time;
        /** Tells the others, as a server does: on a thread of its own, and before a write is done. */
        private final Executor news = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "map-shared");
            thread.setDaemon(true);
            return thread;
        });

        Server(TestTime time) {
            this.time = time;
        }

        /** Waits until all instances have heard of what was done so far. */
        void settle() {
            CompletableFuture.runAsync(() -> {}, news).join();
        }

        MapShared instance() {
            MapShared instance = new MapShared(this);
            instances.add(instance);
            return instance;
        }
    }

    private final Server server;
    private final List<RemoteStoreListener> listeners = new CopyOnWriteArrayList<>();
    volatile boolean broken;
    /** Runs between reading and answering, for races. */
    volatile Runnable whileReading = () -> {};

    private MapShared(Server server) {
        this.server = server;
    }

    @Override
    public Lookup<String> distributedGet(CacheKey key) {
        if (broken) {
            return Lookup.failed(CacheLayer.L2, new RemoteStoreException("broken", null));
        }
        CacheEntry<String> entry = server.entries.get(key);
        whileReading.run();
        if (entry == null || entry.isExpired(server.time.instant())) {
            return Lookup.miss();
        }
        return Lookup.found(entry, CacheLayer.L2, entry.isStale(server.time.instant()));
    }

    @Override
    public CompletableFuture<Lookup<String>> distributedGetAsync(CacheKey key) {
        return CompletableFuture.completedFuture(distributedGet(key));
    }

    @Override
    public CompletableFuture<Map<CacheKey, Lookup<String>>> distributedGetAll(Collection<CacheKey> keys) {
        Map<CacheKey, Lookup<String>> all = new LinkedHashMap<>();
        keys.forEach(key -> all.put(key, distributedGet(key)));
        return CompletableFuture.completedFuture(all);
    }

    @Override
    public void distributedSet(CacheKey key, CacheEntry<String> entry) {
        if (broken) {
            throw new RemoteStoreException("broken", null);
        }
        write(key, entry).join();
    }

    private CompletableFuture<Void> write(CacheKey key, CacheEntry<String> entry) {
        server.entries.put(key, entry);
        return tellOthers(listener -> listener.changed(key));
    }

    @Override
    public CompletableFuture<Void> distributedSetAsync(CacheKey key, CacheEntry<String> entry) {
        return broken ? CompletableFuture.failedFuture(new RemoteStoreException("broken", null)) : write(key, entry);
    }

    @Override
    public CompletableFuture<Void> distributedSetAll(Map<CacheKey, CacheEntry<String>> entries) {
        entries.forEach(this::distributedSet);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<SyncReport> syncNodes() {
        return CompletableFuture.completedFuture(new SyncReport(!broken, !broken, false, Duration.ZERO));
    }

    @Override
    public CompletableFuture<Long> invalidate(Collection<CacheKey> keys) {
        if (broken) {
            return CompletableFuture.failedFuture(new RemoteStoreException("broken", null));
        }
        long removed =
                keys.stream().filter(key -> server.entries.remove(key) != null).count();
        return tellOthers(listener -> keys.forEach(listener::changed)).thenApply(told -> removed);
    }

    @Override
    public CompletableFuture<Long> invalidateMatching(String namespace, GlobPattern pattern) {
        List<CacheKey> keys = server.entries.keySet().stream()
                .filter(key -> key.namespace().equals(namespace) && pattern.matches(key.id()))
                .toList();
        return invalidate(keys);
    }

    @Override
    public CompletableFuture<Void> dropNamespace(String namespace) {
        server.entries.keySet().removeIf(key -> key.namespace().equals(namespace));
        return tellOthers(listener -> listener.dropped(namespace));
    }

    @Override
    public CompletableFuture<Optional<String>> tryLease(CacheKey key, Duration ttl) {
        if (broken) {
            return CompletableFuture.failedFuture(new RemoteStoreException("broken", null));
        }
        String token = UUID.randomUUID().toString();
        boolean won = server.leases.putIfAbsent(key, token) == null;
        return CompletableFuture.completedFuture(won ? Optional.of(token) : Optional.empty());
    }

    @Override
    public CompletableFuture<Boolean> releaseLease(CacheKey key, String token) {
        return CompletableFuture.completedFuture(server.leases.remove(key, token));
    }

    @Override
    public AutoCloseable addListener(RemoteStoreListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void loseContact() {
        listeners.forEach(RemoteStoreListener::uncertain);
    }

    @Override
    public void close() {
        server.instances.remove(this);
    }

    private CompletableFuture<Void> tellOthers(Consumer<RemoteStoreListener> news) {
        List<RemoteStoreListener> others = new ArrayList<>();
        server.instances.stream().filter(other -> other != this).forEach(other -> others.addAll(other.listeners));
        return CompletableFuture.runAsync(() -> others.forEach(news), server.news);
    }
}
