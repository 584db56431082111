// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.concurrent.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link CacheManager}. Not thread-safe.
 *
 * @param <V> the type of values
 */
public final class CacheManagerBuilder<V> {

    /** The default of {@link #ttl}: fresh for four minutes, gone after five. */
    public static final TimeToLive DEFAULT_TTL = TimeToLive.of(Duration.ofMinutes(4), Duration.ofMinutes(5));
    /** The default of {@link #negativeTtl}: half a minute. */
    public static final TimeToLive DEFAULT_NEGATIVE_TTL = TimeToLive.of(Duration.ofSeconds(30));
    /** The default of {@link #loadTimeout}: half a minute. */
    public static final Duration DEFAULT_LOAD_TIMEOUT = Duration.ofSeconds(30);
    /** The default of {@link #leases}: ten seconds. */
    public static final Duration DEFAULT_LEASE = Duration.ofSeconds(10);
    /** The default of {@link #maxInFlight}. */
    public static final int DEFAULT_MAX_IN_FLIGHT = 10_000;
    /** The default of {@link #refreshRetryDelay}: one second. */
    public static final Duration DEFAULT_REFRESH_RETRY_DELAY = Duration.ofSeconds(1);

    final String name;
    final List<CacheObserver> observers = new ArrayList<>();
    long maximumWeight = L1CacheBuilder.DEFAULT_MAXIMUM_WEIGHT;

    @Nullable
    L1Weigher<CacheKey, V> weigher;

    double jitter;

    @Nullable
    L2Cache<V> shared;

    @Nullable
    L3Cache<V> disk;

    @Nullable
    CommonsExecutors executors;

    @Nullable
    Ticker ticker;

    InstantSource clock = Clock.systemUTC();
    TimeToLive ttl = DEFAULT_TTL;
    TimeToLive negativeTtl = DEFAULT_NEGATIVE_TTL;
    LayerPolicy policy = LayerPolicy.bySizeAndLife();
    Duration loadTimeout = DEFAULT_LOAD_TIMEOUT;

    @Nullable
    Duration lease = DEFAULT_LEASE;

    int maxInFlight = DEFAULT_MAX_IN_FLIGHT;
    double earlyRefresh = 1;
    Duration refreshRetryDelay = DEFAULT_REFRESH_RETRY_DELAY;
    RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();

    CacheManagerBuilder(String name) {
        this.name = InvalidValueException.requireText("name", name);
    }

    /**
     * Sets how much the nearest layer holds; {@value L1CacheBuilder#DEFAULT_MAXIMUM_WEIGHT} entries by default.
     *
     * @param value in the unit of the weigher, 1 or more
     * @return this
     * @throws InvalidValueException if it is below 1
     */
    public CacheManagerBuilder<V> maximumWeight(long value) {
        maximumWeight = InvalidValueException.requireRange("maximumWeight", value, 1, Long.MAX_VALUE);
        return this;
    }

    /**
     * Sets how entries of the nearest layer are weighed; each counts 1 by default.
     *
     * @param value the weigher
     * @return this
     */
    public CacheManagerBuilder<V> weigher(L1Weigher<CacheKey, V> value) {
        weigher = InvalidValueException.requirePresent("weigher", value);
        return this;
    }

    /**
     * Shortens each life in the nearest layer by a random part; 0 by default.
     *
     * @param value the largest part, 0 to 0.5
     * @return this
     */
    public CacheManagerBuilder<V> jitter(double value) {
        if (!(value >= 0 && value <= 0.5)) {
            throw new InvalidValueException("jitter", value, "0..0.5");
        }
        jitter = value;
        return this;
    }

    /**
     * Sets the layer that instances share; none by default. It stays open when the cache is closed.
     *
     * @param value the layer
     * @return this
     */
    public CacheManagerBuilder<V> shared(L2Cache<V> value) {
        shared = InvalidValueException.requirePresent("shared", value);
        return this;
    }

    /**
     * Sets the layer on disk; none by default. It stays open when the cache is closed. Beside a shared layer, what was
     * stored before this process listened is given out only where the source fails.
     *
     * @param value the layer
     * @return this
     */
    public CacheManagerBuilder<V> disk(L3Cache<V> value) {
        disk = InvalidValueException.requirePresent("disk", value);
        return this;
    }

    /**
     * Sets the threads; its own by default, which start with the first need and end with the cache.
     *
     * @param value the threads, not ended by the cache
     * @return this
     */
    public CacheManagerBuilder<V> executors(CommonsExecutors value) {
        executors = InvalidValueException.requirePresent("executors", value);
        return this;
    }

    /**
     * Sets what measures age in the nearest layer; the coarse ticker of the threads by default.
     *
     * @param value the ticker
     * @return this
     */
    public CacheManagerBuilder<V> ticker(Ticker value) {
        ticker = InvalidValueException.requirePresent("ticker", value);
        return this;
    }

    /**
     * Sets the clock by which entries are dated; that of the system by default.
     *
     * @param value the clock
     * @return this
     */
    public CacheManagerBuilder<V> clock(InstantSource value) {
        clock = InvalidValueException.requirePresent("clock", value);
        return this;
    }

    /**
     * Sets how long what was loaded lives; {@link #DEFAULT_TTL} by default.
     *
     * @param value the life
     * @return this
     */
    public CacheManagerBuilder<V> ttl(TimeToLive value) {
        ttl = InvalidValueException.requirePresent("ttl", value);
        return this;
    }

    /**
     * Sets how long it is believed that the source has no value; {@link #DEFAULT_NEGATIVE_TTL} by default.
     *
     * @param value the life
     * @return this
     */
    public CacheManagerBuilder<V> negativeTtl(TimeToLive value) {
        negativeTtl = InvalidValueException.requirePresent("negativeTtl", value);
        return this;
    }

    /**
     * Sets which layers suit which entries; {@link LayerPolicy#bySizeAndLife()} by default.
     *
     * @param value the policy
     * @return this
     */
    public CacheManagerBuilder<V> policy(LayerPolicy value) {
        policy = InvalidValueException.requirePresent("policy", value);
        return this;
    }

    /**
     * Sets how long callers wait for a load; {@link #DEFAULT_LOAD_TIMEOUT} by default. What comes later is kept all the
     * same.
     *
     * @param value the time, above zero
     * @return this
     */
    public CacheManagerBuilder<V> loadTimeout(Duration value) {
        loadTimeout = InvalidValueException.requirePositive("loadTimeout", value);
        return this;
    }

    /**
     * Sets after which time another instance may load a key that one is loading, where there is a shared layer;
     * {@link #DEFAULT_LEASE} by default. Choose it longer than loads take.
     *
     * @param value the time, above zero
     * @return this
     */
    public CacheManagerBuilder<V> leases(Duration value) {
        lease = InvalidValueException.requirePositive("leases", value);
        return this;
    }

    /**
     * Lets every instance load for itself.
     *
     * @return this
     */
    public CacheManagerBuilder<V> noLeases() {
        lease = null;
        return this;
    }

    /**
     * Sets how many loads may be under way; {@value #DEFAULT_MAX_IN_FLIGHT} by default. One more fails at once with
     * {@link CacheOverloadedException}.
     *
     * @param value 1 to 10,000,000
     * @return this
     */
    public CacheManagerBuilder<V> maxInFlight(int value) {
        maxInFlight = (int) InvalidValueException.requireRange("maxInFlight", value, 1, 10_000_000);
        return this;
    }

    /**
     * Sets how eagerly hot values are fetched anew before they are stale; 1 by default, 0 for never. The chance grows
     * towards the soft limit with the time that the last load took (Vattani, Chierichetti, Lowenstein: Optimal
     * Probabilistic Cache Stampede Prevention, VLDB 2015).
     *
     * @param value the factor beta, 0 to 100
     * @return this
     */
    public CacheManagerBuilder<V> earlyRefresh(double value) {
        if (!(value >= 0 && value <= 100)) {
            throw new InvalidValueException("earlyRefresh", value, "0..100");
        }
        earlyRefresh = value;
        return this;
    }

    /**
     * Sets the wait after which a stale value is tried again to be fetched anew; {@link #DEFAULT_REFRESH_RETRY_DELAY}
     * by default.
     *
     * @param value the time, above zero
     * @return this
     */
    public CacheManagerBuilder<V> refreshRetryDelay(Duration value) {
        refreshRetryDelay = InvalidValueException.requirePositive("refreshRetryDelay", value);
        return this;
    }

    /**
     * Sets the source of chance; its own by default.
     *
     * @param value the generator, safe for use by many threads
     * @return this
     */
    public CacheManagerBuilder<V> random(RandomGenerator value) {
        random = InvalidValueException.requirePresent("random", value);
        return this;
    }

    /**
     * Adds somebody who is told what happens.
     *
     * @param value the observer
     * @return this
     */
    public CacheManagerBuilder<V> observer(CacheObserver value) {
        observers.add(InvalidValueException.requirePresent("observer", value));
        return this;
    }

    /**
     * Builds the cache.
     *
     * @return the cache
     */
    public CacheManager<V> build() {
        return new DefaultCacheManager<>(this);
    }
}
