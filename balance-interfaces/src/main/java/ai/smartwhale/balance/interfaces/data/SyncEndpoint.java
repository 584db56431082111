// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.data;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.cache.CacheManager;
import ai.smartwhale.commons.cache.RemoteStore;
import ai.smartwhale.commons.cache.TimeToLive;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * One side of a synchronisation: bytes by key. Methods may block. Implementations are thread-safe, and a value that is
 * read is never half of one that is being written.
 */
public interface SyncEndpoint {

    /**
     * What it is called in reports.
     *
     * @return a short text
     */
    String name();

    /**
     * All keys.
     *
     * @return the keys of this moment; empty where the endpoint cannot list them
     * @throws IOException if they cannot be read
     */
    Optional<Set<String>> keys() throws IOException;

    /**
     * Reads a value.
     *
     * @param key the key
     * @return its bytes; empty where there is none
     * @throws IOException if it cannot be read
     * @throws InvalidValueException if the key is none for this endpoint
     */
    Optional<byte[]> read(String key) throws IOException;

    /**
     * Writes a value, all of it or nothing.
     *
     * @param key the key
     * @param value its bytes
     * @throws IOException if it cannot be written
     * @throws InvalidValueException if the key is none for this endpoint
     */
    void write(String key, byte[] value) throws IOException;

    /**
     * Removes a value; one that there is not is removed already.
     *
     * @param key the key
     * @throws IOException if it cannot be removed
     * @throws InvalidValueException if the key is none for this endpoint
     */
    void remove(String key) throws IOException;

    /**
     * The files below a folder, whose keys are their paths with slashes. Symbolic links are not followed, and no key
     * leads out of the folder. A file is written beside its place and moved there.
     *
     * @param folder an existing folder
     * @return the endpoint
     * @throws InvalidValueException if there is no such folder
     */
    static SyncEndpoint files(Path folder) {
        return new FileEndpoint(InvalidValueException.requirePresent("folder", folder));
    }

    /**
     * A namespace of a store that instances share. It cannot list its keys, so they must be named by the plan, or by
     * the other side.
     *
     * @param store the store; not closed by this object
     * @param namespace the namespace
     * @param life how long written values live
     * @param timeout how long one operation may take
     * @return the endpoint
     * @throws InvalidValueException if an argument is outside of its range
     */
    static SyncEndpoint store(RemoteStore store, String namespace, Duration life, Duration timeout) {
        return new StoreEndpoint(store, namespace, life, timeout);
    }

    /**
     * A namespace of a cache. It cannot list its keys, so they must be named by the plan, or by the other side.
     *
     * @param cache the cache; not closed by this object
     * @param namespace the namespace
     * @param life how long written values live
     * @param timeout how long one operation may take
     * @return the endpoint
     * @throws InvalidValueException if an argument is outside of its range
     */
    static SyncEndpoint cache(CacheManager<byte[]> cache, String namespace, TimeToLive life, Duration timeout) {
        return new CacheEndpoint(cache, namespace, life, timeout);
    }
}
