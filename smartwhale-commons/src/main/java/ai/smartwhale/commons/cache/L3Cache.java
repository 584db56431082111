// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The layer on the disk of this machine, which outlives the process. Blocks for the time of the disk. Entries that were
 * damaged are removed and count as a miss; what cannot be read comes back as {@link Lookup.Failed}.
 *
 * <p>Thread-safe, also for threads that are interrupted. After {@link #close()} every method throws
 * {@link IllegalStateException}.
 *
 * @param <V> the type of values
 */
public interface L3Cache<V> extends AutoCloseable {

    /**
     * Starts from the defaults: 1 GiB, written values survive the end of the process after 64 writes or 50 ms.
     *
     * @param <V> the type of values
     * @param file the file; one process at a time uses it
     * @param codec turns values into bytes
     * @return a builder
     */
    static <V> L3CacheBuilder<V> builder(Path file, CacheCodec<V> codec) {
        return new L3CacheBuilder<>(file, codec);
    }

    /**
     * Asks for a key.
     *
     * @param key the key
     * @return what the layer knows
     */
    Lookup<V> persistentGet(CacheKey key);

    /**
     * Writes an entry. It survives the end of the process once it is committed, see the configuration of the cache.
     *
     * @param key the key
     * @param entry the entry; one that is past its hard limit is not kept
     * @throws PersistentStoreException if the disk refuses
     * @throws ai.smartwhale.commons.LimitExceededException if the entry is larger than the cache allows
     */
    void persistentSet(CacheKey key, CacheEntry<V> entry);

    /**
     * Removes what is past its hard limit or in a dropped namespace, and gives free room in the file back. The size cap
     * is kept by each write: what would expire first leaves first.
     *
     * @return what was removed and given back
     */
    CleanupReport cleanup();

    /**
     * Removes a key.
     *
     * @param key the key
     * @return whether it was there
     */
    boolean invalidate(CacheKey key);

    /**
     * Removes the keys of a namespace whose ids match.
     *
     * @param namespace the namespace
     * @param pattern the pattern of ids
     * @return how many there were
     */
    long invalidateMatching(String namespace, GlobPattern pattern);

    /**
     * Drops a namespace in a time that does not depend on its size; its room is given back by {@link #cleanup()}.
     *
     * @param namespace the namespace
     */
    void dropNamespace(String namespace);

    /** Forces what was written to the disk. */
    void flush();

    /**
     * How much is held, and what happened so far.
     *
     * @return the figures of this moment
     */
    L3Statistics statistics();

    /**
     * What was done with a file that could not be opened.
     *
     * @return where it was set aside; empty if the file was sound or new
     */
    Optional<Path> quarantined();

    /** Commits what was written and closes the file. */
    @Override
    void close();
}
