// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The layer that all instances share. What cannot be asked comes back as {@link Lookup.Failed}, never as a miss, and
 * never as an exception. Entries that were damaged are removed and count as a miss. Changes of a key take effect in the
 * order in which they were asked for.
 *
 * <p>Thread-safe. Futures complete on threads that must not be blocked. After {@link #close()} every method throws
 * {@link IllegalStateException}.
 *
 * @param <V> the type of values
 */
public interface L2Cache<V> extends AutoCloseable {

    /**
     * Starts from the defaults.
     *
     * @param <V> the type of values
     * @param store where the bytes are; stays open when the cache is closed
     * @param codec turns values into bytes
     * @return a builder
     */
    static <V> L2CacheBuilder<V> builder(RemoteStore store, CacheCodec<V> codec) {
        return new L2CacheBuilder<>(store, codec);
    }

    /**
     * Asks for a key and waits for the answer, as long as the timeout of the cache at most.
     *
     * @param key the key
     * @return what the layer knows
     */
    Lookup<V> distributedGet(CacheKey key);

    /**
     * Asks for a key.
     *
     * @param key the key
     * @return what the layer knows; never fails
     */
    CompletableFuture<Lookup<V>> distributedGetAsync(CacheKey key);

    /**
     * Asks for many keys in one round trip.
     *
     * @param keys the keys
     * @return what the layer knows of each; never fails
     */
    CompletableFuture<Map<CacheKey, Lookup<V>>> distributedGetAll(Collection<CacheKey> keys);

    /**
     * Writes an entry and waits, as long as the timeout of the cache at most.
     *
     * @param key the key
     * @param entry the entry
     * @throws RemoteStoreException if the store could not be asked
     * @throws ai.smartwhale.commons.LimitExceededException if the entry is larger than the cache allows
     */
    void distributedSet(CacheKey key, CacheEntry<V> entry);

    /**
     * Writes an entry.
     *
     * @param key the key
     * @param entry the entry
     * @return done once the store has it; fails with {@link RemoteStoreException}
     * @throws ai.smartwhale.commons.LimitExceededException if the entry is larger than the cache allows
     */
    CompletableFuture<Void> distributedSetAsync(CacheKey key, CacheEntry<V> entry);

    /**
     * Writes many entries in one round trip.
     *
     * @param entries the entries
     * @return done once the store has all; fails with {@link RemoteStoreException}
     * @throws ai.smartwhale.commons.LimitExceededException if one is larger than the cache allows
     */
    CompletableFuture<Void> distributedSetAll(Map<CacheKey, CacheEntry<V>> entries);

    /**
     * Proves that the invalidations of other instances arrive, and renews the way they come where they do not.
     *
     * @return what was found and done; never fails: a store that cannot be asked is a report too
     */
    CompletableFuture<SyncReport> syncNodes();

    /**
     * Removes keys everywhere.
     *
     * @param keys the keys
     * @return how many there were
     */
    CompletableFuture<Long> invalidate(Collection<CacheKey> keys);

    /**
     * Removes the keys of a namespace whose ids match.
     *
     * @param namespace the namespace
     * @param pattern the pattern of ids
     * @return how many there were
     */
    CompletableFuture<Long> invalidateMatching(String namespace, GlobPattern pattern);

    /**
     * Drops a namespace in a time that does not depend on its size.
     *
     * @param namespace the namespace
     * @return done once nobody can see its keys
     */
    CompletableFuture<Void> dropNamespace(String namespace);

    /**
     * Tries to become the only instance that loads a key.
     *
     * @param key the key
     * @param ttl after which others may try again
     * @return the token to release with, empty if another instance loads
     */
    CompletableFuture<Optional<String>> tryLease(CacheKey key, Duration ttl);

    /**
     * Lets other instances load a key again.
     *
     * @param key the key
     * @param token what {@link #tryLease} gave
     * @return whether the token was still the holder
     */
    CompletableFuture<Boolean> releaseLease(CacheKey key, String token);

    /**
     * Tells of what other instances change.
     *
     * @param listener who is told, on threads that must not be blocked, and never within a call of this object
     * @return closes the subscription
     */
    AutoCloseable addListener(RemoteStoreListener listener);

    /** Closes what this object made; a store that was given to it stays open. */
    @Override
    void close();
}
