// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The nearest layer: the memory of this process. Every entry has its own soft and hard limit; the hottest entries stay.
 * Thread-safe; reading allocates nothing. Time is read from a ticker with a resolution of a few milliseconds, so limits
 * are kept that exactly.
 *
 * @param <K> the type of keys, with {@code equals} and {@code hashCode}
 * @param <V> the type of values
 */
public interface L1Cache<K, V> extends AutoCloseable {

    /**
     * Starts from the defaults.
     *
     * @param <K> the type of keys
     * @param <V> the type of values
     * @return a builder
     */
    static <K, V> L1CacheBuilder<K, V> builder() {
        return new L1CacheBuilder<>();
    }

    /**
     * The value of a key, fresh or stale.
     *
     * @param key the key
     * @return the value, empty if there is none, or if it is known that there is none
     * @throws IllegalStateException after {@link #close()}
     */
    Optional<V> fastGet(K key);

    /**
     * What is known of a key.
     *
     * @param key the key
     * @return a hit, a negative hit or a miss
     * @throws IllegalStateException after {@link #close()}
     */
    Lookup<V> lookup(K key);

    /**
     * Keeps a value for a time.
     *
     * @param key the key
     * @param value the value
     * @param ttl how long
     * @throws IllegalStateException after {@link #close()}
     */
    void fastSet(K key, V value, Duration ttl);

    /**
     * Keeps an entry for what remains of its time; one that is past its hard limit is not kept.
     *
     * @param key the key
     * @param entry the entry
     * @return whether it is kept: false also if it is heavier than the whole cache may be
     * @throws IllegalStateException after {@link #close()}
     */
    boolean fastSet(K key, CacheEntry<V> entry);

    /**
     * How alive an entry is, without counting as a use of it.
     *
     * @param key the key
     * @return its age, what remains, how often it is used; empty if there is no entry
     * @throws IllegalStateException after {@link #close()}
     */
    Optional<Vitality> checkVitality(K key);

    /**
     * Removes a key.
     *
     * @param key the key
     * @return whether it was there
     */
    boolean invalidate(K key);

    /**
     * Removes the keys that match.
     *
     * @param condition which keys
     * @return how many there were
     */
    long invalidateIf(Predicate<? super K> condition);

    /** Removes everything. */
    void clear();

    /**
     * Changes how much the cache may hold, at once; what is too much leaves.
     *
     * @param maximumWeight in the unit of the weigher, entries by default; 1 or more
     * @throws ai.smartwhale.commons.InvalidValueException if it is below 1
     */
    void resize(long maximumWeight);

    /**
     * How much is held, how much may be, and what happened so far.
     *
     * @return the figures of this moment
     */
    L1Statistics statistics();

    /** Drops all entries and gives back what they hold. */
    @Override
    void close();
}
