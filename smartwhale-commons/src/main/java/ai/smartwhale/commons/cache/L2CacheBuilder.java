// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Builds an {@link L2Cache}. Not thread-safe.
 *
 * @param <V> the type of values
 */
public final class L2CacheBuilder<V> {

    /** The default of {@link #maximumValueBytes}: 8 MiB. */
    public static final int DEFAULT_MAXIMUM_VALUE_BYTES = 8 << 20;
    /** The default of {@link #timeout}: one second. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(1);

    final RemoteStore store;
    final CacheCodec<V> codec;
    int maximumValueBytes = DEFAULT_MAXIMUM_VALUE_BYTES;
    Duration timeout = DEFAULT_TIMEOUT;
    InstantSource clock = Clock.systemUTC();
    final Observers observers = new Observers();

    L2CacheBuilder(RemoteStore store, CacheCodec<V> codec) {
        this.store = InvalidValueException.requirePresent("store", store);
        this.codec = InvalidValueException.requirePresent("codec", codec);
    }

    /**
     * Sets the largest value; 8 MiB by default.
     *
     * @param value in bytes of its coded form, 1 to 512 MiB
     * @return this
     */
    public L2CacheBuilder<V> maximumValueBytes(int value) {
        maximumValueBytes = (int) InvalidValueException.requireRange("maximumValueBytes", value, 1, 512 << 20);
        return this;
    }

    /**
     * Sets how long callers that wait do so; one second by default.
     *
     * @param value the time, above zero
     * @return this
     */
    public L2CacheBuilder<V> timeout(Duration value) {
        timeout = InvalidValueException.requirePositive("timeout", value);
        return this;
    }

    /**
     * Sets the clock by which entries expire; that of the system by default.
     *
     * @param value the clock
     * @return this
     */
    public L2CacheBuilder<V> clock(InstantSource value) {
        clock = InvalidValueException.requirePresent("clock", value);
        return this;
    }

    /**
     * Adds who is told of damaged entries, by {@link CacheObserver#removed} with {@link RemovalReason#CORRUPT}. Whoever
     * asks the cache tells of hits, misses and failures himself.
     *
     * @param value the observer
     * @return this
     */
    public L2CacheBuilder<V> observer(CacheObserver value) {
        var unused = observers.add(InvalidValueException.requirePresent("observer", value));
        return this;
    }

    /**
     * Builds the cache.
     *
     * @return the cache, which does not close the store
     */
    public L2Cache<V> build() {
        return new DefaultL2Cache<>(this);
    }
}
