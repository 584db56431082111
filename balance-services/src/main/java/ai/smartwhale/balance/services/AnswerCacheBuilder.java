// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.cache.CacheCodec;
import ai.smartwhale.commons.cache.CacheManager;
import ai.smartwhale.commons.cache.CacheManagerBuilder;
import ai.smartwhale.commons.cache.L2Cache;
import ai.smartwhale.commons.cache.L3Cache;
import ai.smartwhale.commons.cache.RemoteStore;
import ai.smartwhale.commons.cache.TimeToLive;
import ai.smartwhale.commons.cache.redis.RedisConfig;
import ai.smartwhale.commons.cache.redis.RedisStore;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.messaging.DataResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/** Builds an {@link AnswerCache}. Not thread-safe. */
public final class AnswerCacheBuilder {

    /** The default of {@link #ttl}: five minutes. */
    public static final Duration DEFAULT_TTL = Duration.ofMinutes(5);
    /** The default of {@link #maximumBytes}: 64 MiB. */
    public static final long DEFAULT_MAXIMUM_BYTES = 64L << 20;

    static final long LEAST_BYTES = 64 << 10;

    private static final String FILE = "answers.mv.db";

    private Duration ttl = DEFAULT_TTL;
    private Duration staleFor = Duration.ZERO;
    private long maximumBytes = DEFAULT_MAXIMUM_BYTES;
    private long mostBytes;
    private @Nullable RedisConfig redis;
    private @Nullable Path directory;
    private Clock clock = Clock.systemUTC();

    AnswerCacheBuilder() {}

    /**
     * Sets how long an answer may be given out again; five minutes by default.
     *
     * @param value the time, above zero
     * @return this
     * @throws InvalidValueException if it is not above zero
     */
    public AnswerCacheBuilder ttl(Duration value) {
        ttl = InvalidValueException.requirePositive("ttl", value);
        return this;
    }

    /**
     * Sets how much longer answers are kept than they are fresh, so that they can be given out while the Data service
     * cannot answer in time, as {@link AnswerCache#allowStale} says, which the loop of a Balance turns; not at all by
     * default.
     *
     * @param value the time, zero or more
     * @return this
     * @throws InvalidValueException if it is negative
     */
    public AnswerCacheBuilder staleFor(Duration value) {
        if (InvalidValueException.requirePresent("staleFor", value).isNegative()) {
            throw new InvalidValueException("staleFor", value, "zero or more");
        }
        staleFor = value;
        return this;
    }

    /**
     * Sets how much memory answers may take; 64 MiB by default.
     *
     * @param value in bytes of heap, as far as content tells, 64 KiB or more
     * @return this
     * @throws InvalidValueException if it is below
     */
    public AnswerCacheBuilder maximumBytes(long value) {
        maximumBytes = InvalidValueException.requireRange("maximumBytes", value, LEAST_BYTES, Long.MAX_VALUE);
        return this;
    }

    /**
     * Sets how much memory answers may come to take where that lets more answers be found, as the loop of a Balance
     * measures it; no more than {@link #maximumBytes} by default.
     *
     * @param value in bytes, 64 KiB or more; what is less than {@link #maximumBytes} has no effect
     * @return this
     * @throws InvalidValueException if it is below
     */
    public AnswerCacheBuilder mostBytes(long value) {
        mostBytes = InvalidValueException.requireRange("mostBytes", value, LEAST_BYTES, Long.MAX_VALUE);
        return this;
    }

    /**
     * Shares answers, and their removal, with the other instances that use this Redis. The client is optional: add
     * {@value RedisStore#DEPENDENCY}.
     *
     * @param value how it is reached
     * @return this
     */
    public AnswerCacheBuilder redis(RedisConfig value) {
        redis = InvalidValueException.requirePresent("redis", value);
        return this;
    }

    /**
     * Keeps answers on disk too, for the next start.
     *
     * @param value the folder, for one process at a time; made if it is missing
     * @return this
     */
    public AnswerCacheBuilder directory(Path value) {
        directory = InvalidValueException.requirePresent("directory", value);
        return this;
    }

    /**
     * Sets the clock by which answers of the other layers are old; that of the system by default. In memory they grow
     * old by the ticker of the process, whatever the clock says.
     *
     * @param value the clock
     * @return this
     */
    public AnswerCacheBuilder clock(Clock value) {
        clock = InvalidValueException.requirePresent("clock", value);
        return this;
    }

    /**
     * Opens the layers.
     *
     * @return the cache
     * @throws ai.smartwhale.commons.cache.PersistentStoreException if the folder cannot be used
     * @throws ai.smartwhale.commons.cache.RemoteStoreException if Redis cannot be reached
     * @throws ai.smartwhale.commons.MissingDependencyException if its client is not on the class path
     */
    public AnswerCache build() {
        CommonsExecutors executors = CommonsExecutors.create("answers");
        Deque<AutoCloseable> layers = new ConcurrentLinkedDeque<>();
        layers.push(executors);
        try {
            CacheManagerBuilder<DataResponse> manager = CacheManager.<DataResponse>builder("answers")
                    .executors(executors)
                    .clock(clock)
                    .maximumWeight(maximumBytes)
                    .weigher((key, entry) ->
                            entry.value().map(AnswerWeigher::weigh).orElse(1));
            CacheCodec<DataResponse> codec = CacheCodec.of(DataResponse::toBytes, DataResponse::fromBytes);
            if (redis != null) {
                RemoteStore store = RedisStore.connect(redis, executors);
                layers.push(store);
                manager.shared(L2Cache.builder(store, codec).clock(clock).build());
            }
            if (directory != null) {
                L3Cache<DataResponse> disk = L3Cache.builder(directory.resolve(FILE), codec)
                        .executors(executors)
                        .clock(clock)
                        .open();
                layers.push(disk);
                manager.disk(disk);
            }
            ForgottenAnswers forgotten = new ForgottenAnswers();
            manager.observer(forgotten);
            return new DefaultAnswerCache(
                    manager.build(),
                    layers,
                    TimeToLive.of(ttl, ttl.plus(staleFor)),
                    clock,
                    forgotten,
                    Math.max(maximumBytes, mostBytes));
        } catch (RuntimeException e) {
            DefaultAnswerCache.closeAll(layers);
            throw e;
        }
    }
}
