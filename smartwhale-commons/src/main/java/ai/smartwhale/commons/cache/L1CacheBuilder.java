// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.Ticker;
import java.time.Clock;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Builds an {@link L1Cache}. Not thread-safe.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public final class L1CacheBuilder<K, V> {

    /** The default of {@link #maximumWeight}. */
    public static final long DEFAULT_MAXIMUM_WEIGHT = 10_000;

    long maximumWeight = DEFAULT_MAXIMUM_WEIGHT;
    boolean weighed;
    L1Weigher<K, V> weigher = L1Weigher.entries();
    L1RemovalListener<K, V> listener = (key, entry, uses, reason) -> {};
    Ticker ticker = Ticker.system();
    InstantSource clock = Clock.systemUTC();
    double jitter;
    RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();

    L1CacheBuilder() {}

    /**
     * Sets how much the cache may hold; {@value #DEFAULT_MAXIMUM_WEIGHT} entries by default. Keep it to what is hot:
     * reading gets dearer with what is held.
     *
     * @param value in the unit of the weigher, 1 or more
     * @return this
     * @throws InvalidValueException if it is below 1
     */
    public L1CacheBuilder<K, V> maximumWeight(long value) {
        maximumWeight = InvalidValueException.requireRange("maximumWeight", value, 1, Long.MAX_VALUE);
        return this;
    }

    /**
     * Sets how entries are weighed; each counts 1 by default.
     *
     * @param value the weigher
     * @return this
     */
    public L1CacheBuilder<K, V> weigher(L1Weigher<K, V> value) {
        weigher = InvalidValueException.requirePresent("weigher", value);
        weighed = true;
        return this;
    }

    /**
     * Sets who is told what leaves; nobody by default.
     *
     * @param value the listener
     * @return this
     */
    public L1CacheBuilder<K, V> removalListener(L1RemovalListener<K, V> value) {
        listener = InvalidValueException.requirePresent("removalListener", value);
        return this;
    }

    /**
     * Sets what measures age; {@link Ticker#system()} by default. A coarse one makes reading a third faster.
     *
     * @param value the ticker
     * @return this
     */
    public L1CacheBuilder<K, V> ticker(Ticker value) {
        ticker = InvalidValueException.requirePresent("ticker", value);
        return this;
    }

    /**
     * Sets the clock by which entries of other layers are dated; that of the system by default.
     *
     * @param value the clock
     * @return this
     */
    public L1CacheBuilder<K, V> clock(InstantSource value) {
        clock = InvalidValueException.requirePresent("clock", value);
        return this;
    }

    /**
     * Shortens each life by a random part, so that what was stored together does not expire together; 0 by default.
     *
     * @param part the largest part, 0 to 0.5
     * @param source of chance; its own by default
     * @return this
     * @throws InvalidValueException if the part is outside of its range
     */
    public L1CacheBuilder<K, V> jitter(double part, @Nullable RandomGenerator source) {
        if (!(part >= 0 && part <= 0.5)) {
            throw new InvalidValueException("jitter", part, "0..0.5");
        }
        jitter = part;
        if (source != null) {
            random = source;
        }
        return this;
    }

    /**
     * Builds the cache.
     *
     * @return the cache, empty
     */
    public L1Cache<K, V> build() {
        return new DefaultL1Cache<>(this);
    }

    /** Builds the cache, with what only its manager may do. */
    DefaultL1Cache<K, V> buildManaged() {
        return new DefaultL1Cache<>(this);
    }
}
