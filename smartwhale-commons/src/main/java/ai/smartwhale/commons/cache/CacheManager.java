// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.util.concurrent.CompletableFuture;

/**
 * One cache of up to three layers. Whoever asks for a key that nobody has waits for one load, however many ask at once,
 * here and (with a shared layer) on other instances. Stale values are given out while they are fetched anew, hot ones
 * are fetched a little before they get stale, and values move between layers with their use.
 *
 * <p>Thread-safe. Each caller owns its future: cancelling one cancels no other and no load.
 *
 * @param <V> the type of values
 */
public interface CacheManager<V> extends AutoCloseable {

    /**
     * Starts from the defaults: memory only.
     *
     * @param <V> the type of values
     * @param name names its threads
     * @return a builder
     * @throws ai.smartwhale.commons.InvalidValueException if the name is blank
     */
    static <V> CacheManagerBuilder<V> builder(String name) {
        return new CacheManagerBuilder<>(name);
    }

    /**
     * Asks the layers, nearest first, and nobody else. Blocks for as long as the layers take.
     *
     * @param key the key
     * @return what is known; {@link Lookup.Failed} if a layer could not be asked and no other knew
     * @throws IllegalStateException after {@link #close()}
     */
    Lookup<V> smartGet(CacheKey key);

    /**
     * Asks the layers, nearest first, and nobody else, without blocking.
     *
     * @param key the key
     * @return what is known; {@link Lookup.Failed} if a layer could not be asked and no other knew; never fails;
     *     complete at once if the nearest layer knows
     * @throws IllegalStateException after {@link #close()}
     */
    CompletableFuture<Lookup<V>> smartGetAsync(CacheKey key);

    /**
     * Asks the layers, nearest first, and then the loader, on the threads of this cache. Blocks for as long as that
     * takes.
     *
     * @param key the key
     * @param loader asks the source
     * @return a hit, a negative hit, or {@link Lookup.Failed} with what the loader threw
     * @throws IllegalStateException after {@link #close()}
     */
    Lookup<V> smartGet(CacheKey key, CacheLoader<V> loader);

    /**
     * Asks the layers, nearest first, and then the loader, without blocking.
     *
     * @param key the key
     * @param loader asks the source
     * @return a hit, a negative hit, or {@link Lookup.Failed} with what the loader threw; never fails; complete at once
     *     if the nearest layer knows
     * @throws IllegalStateException after {@link #close()}
     */
    CompletableFuture<Lookup<V>> smartGetAsync(CacheKey key, AsyncCacheLoader<V> loader);

    /**
     * Writes a value to the layers that suit its size, life and use, with the default life.
     *
     * @param key the key
     * @param value the value
     * @return which layers took it; a layer that could not be written is named with its reason
     * @throws IllegalStateException after {@link #close()}
     */
    CompletableFuture<StoreReport> smartSet(CacheKey key, V value);

    /**
     * Writes a value to the layers that suit its size, life and use.
     *
     * @param key the key
     * @param value the value
     * @param ttl how long it lives
     * @return which layers took it; a layer that could not be written is named with its reason
     * @throws IllegalStateException after {@link #close()}
     */
    CompletableFuture<StoreReport> smartSet(CacheKey key, V value, TimeToLive ttl);

    /**
     * Brings a value into the nearest layer.
     *
     * @param key the key
     * @return where it was before; {@link Lookup.Miss} if nowhere
     * @throws IllegalStateException after {@link #close()}
     */
    Lookup<V> promote(CacheKey key);

    /**
     * Moves a value out of the nearest layer into those further away, unless it is being removed.
     *
     * @param key the key
     * @return which layers hold it now; none if the nearest layer did not have it, or has to lose it
     * @throws IllegalStateException after {@link #close()}
     */
    CompletableFuture<StoreReport> demote(CacheKey key);

    /**
     * The way to remove values from all layers.
     *
     * @return works on this cache
     */
    CacheInvalidation invalidation();

    /**
     * Changes how much the nearest layer may hold.
     *
     * @param maximumWeight in the unit of its weigher, 1 or more
     */
    void resize(long maximumWeight);

    /**
     * The figures of the nearest layer, without walking through it.
     *
     * @return of this moment; what is too old counts until it is swept
     */
    L1Statistics nearStatistics();

    /**
     * The figures of all layers.
     *
     * @return of this moment
     */
    CacheStatistics statistics();

    /**
     * Tells of what happens in this cache.
     *
     * @param observer who is told
     * @return closes the subscription
     */
    AutoCloseable observe(CacheObserver observer);

    /** Fails what is in flight, then closes the layers that this object made. */
    @Override
    void close();
}
