// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A store of bytes that all instances share. What comes back of its methods fails with {@link RemoteStoreException}
 * where the store cannot be asked: a failure is never an empty answer. Changes of a key take effect in the order in
 * which they were asked for.
 *
 * <p>Implementations are thread-safe; futures complete on threads that must not be blocked. After {@link #close()}
 * every method throws {@link IllegalStateException}.
 */
public interface RemoteStore extends AutoCloseable {

    /**
     * Asks for the bytes of a key.
     *
     * @param key the key
     * @return its bytes, empty if there are none
     */
    CompletableFuture<Optional<byte[]>> get(CacheKey key);

    /**
     * Asks for many keys in one round trip.
     *
     * @param keys the keys
     * @return the bytes in the order of the keys, empty where there are none
     */
    CompletableFuture<List<Optional<byte[]>>> getAll(List<CacheKey> keys);

    /**
     * Writes the bytes of a key; other instances are told that what they knew of it is old.
     *
     * @param key the key
     * @param value its bytes
     * @param ttl after which they are gone, one millisecond at least
     * @return done once the store has them
     */
    CompletableFuture<Void> put(CacheKey key, byte[] value, Duration ttl);

    /**
     * Writes many keys in one round trip.
     *
     * @param values the bytes of each key
     * @param ttl after which they are gone
     * @return done once the store has all
     */
    CompletableFuture<Void> putAll(Map<CacheKey, byte[]> values, Duration ttl);

    /**
     * Removes keys; other instances are told.
     *
     * @param keys the keys
     * @return how many there were
     */
    CompletableFuture<Long> remove(Collection<CacheKey> keys);

    /**
     * Removes the keys of a namespace whose ids match a pattern, in small steps that block nobody.
     *
     * @param namespace the namespace
     * @param pattern the pattern of ids
     * @return how many there were
     */
    CompletableFuture<Long> removeMatching(String namespace, GlobPattern pattern);

    /**
     * Makes all keys of a namespace invisible to everybody at once, in a time that does not depend on their number.
     *
     * @param namespace the namespace
     * @return done once nobody can see them
     */
    CompletableFuture<Void> dropNamespace(String namespace);

    /**
     * Tries to become the only one who loads a key.
     *
     * @param key the key
     * @param ttl after which others may try again
     * @return the token to release with, empty if somebody else loads
     */
    CompletableFuture<Optional<String>> tryLease(CacheKey key, Duration ttl);

    /**
     * Lets others load a key again.
     *
     * @param key the key
     * @param token what {@link #tryLease} gave
     * @return whether the token was still the holder
     */
    CompletableFuture<Boolean> releaseLease(CacheKey key, String token);

    /**
     * Proves that invalidations arrive, and renews the way they come where they do not.
     *
     * @return what was found and done
     */
    CompletableFuture<SyncReport> sync();

    /**
     * Tells of what other instances change, on threads that must not be blocked, and never within a call of this
     * object.
     *
     * @param listener who is told
     * @return closes the subscription
     */
    AutoCloseable addListener(RemoteStoreListener listener);

    /** Closes the connections that this object made. */
    @Override
    void close();

    /**
     * One store made of several: every key lies in the store of its node, see {@link CacheDistribution}. An operation
     * on one key fails only if its own store does. One on many asks every store that it concerns, and fails if one of
     * them does; what the others were asked to write or remove is done nonetheless. Dropping a namespace and removing
     * by a pattern ask all stores. Listeners hear of all; each store may tell of the same drop.
     *
     * @param stores the store of every node; they stay open when the whole is closed
     * @return the whole
     * @throws ai.smartwhale.commons.InvalidValueException if there are no stores, or two nodes with the same id
     */
    static RemoteStore sharded(Map<CacheNode, RemoteStore> stores) {
        return new ShardedRemoteStore(stores);
    }
}
