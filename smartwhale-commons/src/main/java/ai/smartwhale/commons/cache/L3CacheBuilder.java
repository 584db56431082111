// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.cache.mvstore.MvPersistentStore;
import ai.smartwhale.commons.cache.mvstore.MvStoreConfig;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Builds an {@link L3Cache}. Not thread-safe.
 *
 * @param <V> the type of values
 */
public final class L3CacheBuilder<V> {

    /** The default of {@link #maximumBytes}: 1 GiB. */
    public static final long DEFAULT_MAXIMUM_BYTES = 1L << 30;
    /** The default of {@link #maximumValueBytes}: 8 MiB. */
    public static final int DEFAULT_MAXIMUM_VALUE_BYTES = 8 << 20;
    /** The default of {@link #commitEvery}. */
    public static final int DEFAULT_COMMIT_EVERY = 64;
    /** The default of {@link #commitInterval}: 50 ms. */
    public static final Duration DEFAULT_COMMIT_INTERVAL = Duration.ofMillis(50);
    /** The default of {@link #cleanupInterval}: one minute. */
    public static final Duration DEFAULT_CLEANUP_INTERVAL = Duration.ofMinutes(1);

    final CacheCodec<V> codec;
    private final Path file;
    private long maximumBytes = DEFAULT_MAXIMUM_BYTES;
    int maximumValueBytes = DEFAULT_MAXIMUM_VALUE_BYTES;
    private int commitEvery = DEFAULT_COMMIT_EVERY;
    private Duration commitInterval = DEFAULT_COMMIT_INTERVAL;
    private boolean forced;

    @Nullable
    Duration cleanupInterval = DEFAULT_CLEANUP_INTERVAL;

    @Nullable
    CommonsExecutors executors;

    InstantSource clock = Clock.systemUTC();

    L3CacheBuilder(Path file, CacheCodec<V> codec) {
        this.file = InvalidValueException.requirePresent("file", file);
        this.codec = InvalidValueException.requirePresent("codec", codec);
    }

    /**
     * Sets how many bytes keys and values may take; 1 GiB by default. What would expire first leaves first.
     *
     * @param value 4 KiB or more
     * @return this
     */
    public L3CacheBuilder<V> maximumBytes(long value) {
        maximumBytes = value;
        return this;
    }

    long maximumBytes() {
        return maximumBytes;
    }

    /**
     * Sets the largest value; 8 MiB by default.
     *
     * @param value in bytes of its coded form, 1 to 1 GiB
     * @return this
     */
    public L3CacheBuilder<V> maximumValueBytes(int value) {
        maximumValueBytes = (int) InvalidValueException.requireRange("maximumValueBytes", value, 1, 1 << 30);
        return this;
    }

    /**
     * Sets after how many writes they survive the end of the process; {@value #DEFAULT_COMMIT_EVERY} by default.
     *
     * @param value 1 to 100,000
     * @return this
     */
    public L3CacheBuilder<V> commitEvery(int value) {
        commitEvery = value;
        return this;
    }

    /**
     * Sets after which time at the latest writes survive the end of the process; 50 ms by default.
     *
     * @param value the time, above zero
     * @return this
     */
    public L3CacheBuilder<V> commitInterval(Duration value) {
        commitInterval = value;
        return this;
    }

    /**
     * Forces each write to the disk before it returns, so that it survives the end of the machine. Writes take as long
     * as the disk then.
     *
     * @return this
     */
    public L3CacheBuilder<V> forced() {
        forced = true;
        return this;
    }

    /**
     * Sets how often {@link L3Cache#cleanup()} is run; every minute by default.
     *
     * @param value the time, above zero
     * @return this
     */
    public L3CacheBuilder<V> cleanupInterval(Duration value) {
        cleanupInterval = InvalidValueException.requirePositive("cleanupInterval", value);
        return this;
    }

    /**
     * Leaves cleaning up to the host.
     *
     * @return this
     */
    public L3CacheBuilder<V> noCleanup() {
        cleanupInterval = null;
        return this;
    }

    /**
     * Sets the threads; its own by default, which end with the cache.
     *
     * @param value the threads, not ended by the cache
     * @return this
     */
    public L3CacheBuilder<V> executors(CommonsExecutors value) {
        executors = InvalidValueException.requirePresent("executors", value);
        return this;
    }

    /**
     * Sets the clock by which entries expire; that of the system by default.
     *
     * @param value the clock
     * @return this
     */
    public L3CacheBuilder<V> clock(InstantSource value) {
        clock = InvalidValueException.requirePresent("clock", value);
        return this;
    }

    /**
     * Opens the file, or makes it.
     *
     * @return the cache
     * @throws InvalidValueException if a value is outside of its range
     * @throws PersistentStoreException if the file is in use by another cache, or may not be read or written
     */
    public L3Cache<V> open() {
        MvStoreConfig config = new MvStoreConfig(maximumBytes, commitEvery, commitInterval, forced);
        boolean owned = executors == null;
        CommonsExecutors threads = executors == null ? CommonsExecutors.create("disk-cache", 1) : executors;
        try {
            return new DefaultL3Cache<>(this, MvPersistentStore.open(file, config, threads, clock), threads, owned);
        } catch (RuntimeException e) {
            if (owned) {
                threads.close();
            }
            throw e;
        }
    }
}
