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
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** The remote store on Lettuce. */
final class LettuceStore implements RemoteStore {

    private static final String RELEASE =
            "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) else return 0 end";
    /** In the place of a removed value for a moment, so that its removal is told even where Redis had none. */
    private static final byte[] TOMBSTONE = {};

    private static final long TOMBSTONE_MILLIS = 1_000;

    private final RedisConfig config;
    private final LettuceClient client;
    private final RedisAsyncCommands<String, byte[]> redis;
    private final RedisKeys keys;
    private final Generations generations;
    private final Invalidations invalidations;
    private final GenerationalReads reads;
    private volatile boolean closed;

    private LettuceStore(RedisConfig config, LettuceClient client, CommonsExecutors executors) {
        this.config = config;
        this.client = client;
        StatefulRedisConnection<String, byte[]> connection = client.connection();
        this.redis = connection.async();
        this.keys = new RedisKeys(config.prefix());
        this.generations = new Generations(redis, keys);
        this.invalidations = new Invalidations(connection, keys, generations, executors);
        this.reads = new GenerationalReads(redis, keys, generations);
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
        return guarded("get", () -> reads.get(key));
    }

    @Override
    public CompletableFuture<List<Optional<byte[]>>> getAll(List<CacheKey> all) {
        return guarded("get all", () -> reads.getAll(List.copyOf(all)));
    }

    @Override
    public CompletableFuture<Void> put(CacheKey key, byte[] value, Duration ttl) {
        return putAll(Map.of(key, value), ttl);
    }

    /**
     * A value that was made before its namespace was dropped goes into the generation that was known then, where nobody
     * looks any more.
     */
    @Override
    public CompletableFuture<Void> putAll(Map<CacheKey, byte[]> values, Duration ttl) {
        long millis =
                Math.max(1, InvalidValueException.requirePositive("ttl", ttl).toMillis());
        values.forEach((key, value) -> requireContent(value));
        Map<CacheKey, byte[]> copy = Map.copyOf(values);
        return guarded(
                "put",
                () -> Steps.through(
                        List.copyOf(copy.entrySet()),
                        step -> step.stream()
                                .map(each -> write(each.getKey(), each.getValue(), millis))
                                .toList()));
    }

    private CompletableFuture<?> write(CacheKey key, byte[] value, long millis) {
        return generations
                .of(key.namespace())
                .thenCompose(generation -> redis.set(keys.value(key, generation), value, SetArgs.Builder.px(millis))
                        .toCompletableFuture());
    }

    @Override
    public CompletableFuture<Long> remove(Collection<CacheKey> all) {
        List<CacheKey> copy = List.copyOf(all);
        LongAdder removed = new LongAdder();
        return guarded(
                "remove",
                () -> Steps.through(
                                copy,
                                step -> step.stream()
                                        .map(key -> remove(key).thenAccept(removed::add))
                                        .toList())
                        .thenApply(done -> removed.sum()));
    }

    private CompletableFuture<Long> remove(CacheKey key) {
        return generations.of(key.namespace()).thenCompose(generation -> {
            String name = keys.value(key, generation);
            CompletableFuture<Long> there = redis.strlen(name).toCompletableFuture();
            CompletableFuture<String> buried = redis.set(name, TOMBSTONE, SetArgs.Builder.px(TOMBSTONE_MILLIS))
                    .toCompletableFuture();
            CompletableFuture<byte[]> current =
                    redis.get(keys.generation(key.namespace())).toCompletableFuture();
            return CompletableFuture.allOf(there, buried, current)
                    .thenCompose(done -> generations.confirm(key.namespace(), generation, current.join())
                            ? CompletableFuture.completedFuture(there.join() > 0 ? 1L : 0L)
                            : remove(key));
        });
    }

    @Override
    public CompletableFuture<Long> removeMatching(String namespace, GlobPattern pattern) {
        CacheKey.requireNamespace(namespace);
        return guarded(
                "remove by pattern",
                () -> generations
                        .of(namespace)
                        .thenCompose(generation ->
                                new PatternRemoval(redis, keys.values(namespace, generation), pattern).run())
                        .thenCompose(removed -> redis.set(
                                        keys.pattern(namespace, random(), pattern),
                                        TOMBSTONE,
                                        SetArgs.Builder.px(TOMBSTONE_MILLIS))
                                .toCompletableFuture()
                                .thenApply(told -> removed)));
    }

    @Override
    public CompletableFuture<Void> dropNamespace(String namespace) {
        CacheKey.requireNamespace(namespace);
        return guarded("drop", () -> generations.next(namespace));
    }

    @Override
    public CompletableFuture<Optional<String>> tryLease(CacheKey key, Duration ttl) {
        long millis =
                Math.max(1, InvalidValueException.requirePositive("ttl", ttl).toMillis());
        String token = random();
        return guarded(
                "lease",
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
        return guarded(
                "release",
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

    private <T> CompletableFuture<T> guarded(String what, Supplier<CompletableFuture<T>> question) {
        requireOpen();
        CompletableFuture<T> answer;
        try {
            answer = question.get();
        } catch (RedisException e) {
            return CompletableFuture.failedFuture(failure(what, e));
        }
        CompletableFuture<T> guarded = new CompletableFuture<>();
        var unused = answer.whenComplete((value, failure) -> {
            if (failure == null) {
                guarded.complete(value);
            } else {
                guarded.completeExceptionally(failure(what, failure));
            }
        });
        return guarded;
    }

    private RemoteStoreException failure(String what, Throwable cause) {
        Throwable reason = cause instanceof CompletionException && cause.getCause() != null ? cause.getCause() : cause;
        return new RemoteStoreException("Redis at " + config + " could not be asked to " + what, reason);
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
