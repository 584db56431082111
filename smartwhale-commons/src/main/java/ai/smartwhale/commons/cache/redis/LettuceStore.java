// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.redis;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.cache.CacheKey;
import ai.smartwhale.commons.cache.GlobPattern;
import ai.smartwhale.commons.cache.RemoteStore;
import ai.smartwhale.commons.cache.RemoteStoreException;
import ai.smartwhale.commons.cache.RemoteStoreListener;
import ai.smartwhale.commons.cache.SyncReport;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import io.lettuce.core.RedisException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** The remote store on Lettuce. */
final class LettuceStore implements RemoteStore {

    private static final String RELEASE =
            "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) else return 0 end";
    /** Written for a moment, so that its name is told. */
    private static final byte[] TOMBSTONE = {};

    private static final long TOMBSTONE_MILLIS = 1_000;

    private final RedisConfig config;
    private final LettuceClient client;
    private final RedisAsyncCommands<String, byte[]> redis;
    private final RedisKeys keys;
    private final Generations generations;
    private final Invalidations invalidations;
    private final GenerationalReads reads;
    private final GenerationalWrites writes;
    private final InFlight inFlight;
    private volatile boolean closed;

    private LettuceStore(RedisConfig config, LettuceClient client, CommonsExecutors executors) {
        this.config = config;
        this.client = client;
        StatefulRedisConnection<String, byte[]> connection = client.connection();
        this.redis = connection.async();
        this.keys = new RedisKeys(config.prefix());
        this.generations = new Generations(redis, keys);
        this.invalidations = new Invalidations(connection, client::cutOff, keys, generations, executors);
        this.inFlight = new InFlight(config);
        this.reads = new GenerationalReads(redis, keys, generations);
        this.writes = new GenerationalWrites(connection, keys, generations, new Steps(config.maxInFlight()));
    }

    static RemoteStore connect(RedisConfig config, CommonsExecutors executors) {
        LettuceClient client = LettuceClient.connect(config);
        try {
            LettuceStore store = new LettuceStore(config, client, executors);
            store.invalidations.begin(config.heartbeat()).join();
            return store;
        } catch (RedisException | CompletionException e) {
            client.close();
            throw new RemoteStoreException("Redis at " + config + " does not tell of changes", e);
        }
    }

    @Override
    public CompletableFuture<Optional<byte[]>> get(CacheKey key) {
        return ask("get", 1, () -> reads.get(key));
    }

    @Override
    public CompletableFuture<List<Optional<byte[]>>> getAll(List<CacheKey> all) {
        return ask("get all", GenerationalReads.commandsFor(all.size()), () -> reads.getAll(List.copyOf(all)));
    }

    @Override
    public CompletableFuture<Void> put(CacheKey key, byte[] value, Duration ttl) {
        return putAll(Map.of(key, value), ttl);
    }

    @Override
    public CompletableFuture<Void> putAll(Map<CacheKey, byte[]> values, Duration ttl) {
        long millis =
                Math.max(1, InvalidValueException.requirePositive("ttl", ttl).toMillis());
        values.forEach((key, value) -> requireContent(value));
        Map<CacheKey, byte[]> copy = Map.copyOf(values);
        return ask("put", writes.commandsFor(copy.size()), () -> writes.put(copy, millis));
    }

    @Override
    public CompletableFuture<Long> remove(Collection<CacheKey> all) {
        List<CacheKey> copy = List.copyOf(all);
        return ask("remove", writes.commandsFor(copy.size()), () -> writes.remove(copy));
    }

    @Override
    public CompletableFuture<Long> removeMatching(String namespace, GlobPattern pattern) {
        CacheKey.requireNamespace(namespace);
        return ask(
                "remove by pattern",
                1,
                () -> removeMatching(namespace, pattern, 0)
                        .thenCompose(removed -> redis.set(
                                        keys.pattern(namespace, random(), pattern),
                                        TOMBSTONE,
                                        SetArgs.Builder.px(TOMBSTONE_MILLIS))
                                .toCompletableFuture()
                                .thenApply(told -> removed)));
    }

    /** Begins again where the namespace turns out to have another generation, which may have such keys already. */
    private CompletableFuture<Long> removeMatching(String namespace, GlobPattern pattern, long before) {
        return generations
                .of(namespace)
                .thenCompose(generation -> new PatternRemoval(redis, keys.values(namespace, generation), pattern)
                        .run()
                        .thenCompose(removed -> redis.get(keys.generation(namespace))
                                .thenCompose(present -> generations.confirm(namespace, generation, present)
                                        ? CompletableFuture.completedFuture(before + removed)
                                        : removeMatching(namespace, pattern, before + removed))));
    }

    @Override
    public CompletableFuture<Void> dropNamespace(String namespace) {
        CacheKey.requireNamespace(namespace);
        return ask("drop", 1, () -> generations.next(namespace));
    }

    @Override
    public CompletableFuture<Optional<String>> tryLease(CacheKey key, Duration ttl) {
        long millis =
                Math.max(1, InvalidValueException.requirePositive("ttl", ttl).toMillis());
        String token = random();
        return ask(
                "lease",
                1,
                () -> redis.set(
                                keys.lease(key),
                                token.getBytes(StandardCharsets.US_ASCII),
                                SetArgs.Builder.nx().px(millis))
                        .toCompletableFuture()
                        .thenApply(won -> "OK".equals(won) ? Optional.of(token) : Optional.empty()));
    }

    @Override
    public CompletableFuture<Boolean> releaseLease(CacheKey key, String token) {
        byte[] held = token.getBytes(StandardCharsets.US_ASCII);
        return ask(
                "release",
                1,
                () -> redis.<Long>eval(RELEASE, ScriptOutputType.INTEGER, new String[] {keys.lease(key)}, held)
                        .toCompletableFuture()
                        .thenApply(released -> released == 1));
    }

    @Override
    public CompletableFuture<SyncReport> sync() {
        requireOpen();
        return new Beacon(client, keys, invalidations, config.commandTimeout()).light();
    }

    @Override
    public AutoCloseable addListener(RemoteStoreListener listener) {
        requireOpen();
        return invalidations.add(InvalidValueException.requirePresent("listener", listener));
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            invalidations.close();
            client.close();
        }
    }

    private <T> CompletableFuture<T> ask(String what, int commands, Supplier<CompletableFuture<T>> question) {
        requireOpen();
        return inFlight.ask(what, commands, question);
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the store is closed");
        }
    }

    private static void requireContent(byte[] value) {
        if (value.length == 0) {
            throw new InvalidValueException("value", "no bytes", "one byte or more");
        }
    }

    private static String random() {
        return UUID.randomUUID().toString();
    }
}
