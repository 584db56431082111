// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Bytes on the disk of this machine. What it cannot read or write fails with {@link PersistentStoreException}; where
 * its file turns out to be damaged, it sets that aside and goes on empty. Thread-safe, also for threads that are
 * interrupted. After {@link #close()} every method but {@code close} throws {@link IllegalStateException}.
 */
public interface PersistentStore extends AutoCloseable {

    /**
     * Reads the bytes of a key.
     *
     * @param key the key
     * @return a view that nobody may write to; empty if there are none
     */
    Optional<ByteBuffer> get(CacheKey key);

    /**
     * Writes the bytes of a key.
     *
     * @param key the key
     * @param value its bytes, copied
     * @param expiresAt after which {@link #cleanup} removes them
     */
    void put(CacheKey key, byte[] value, Instant expiresAt);

    /**
     * Removes a key.
     *
     * @param key the key
     * @return whether it was there
     */
    boolean remove(CacheKey key);

    /**
     * Removes the keys of a namespace whose ids match.
     *
     * @param namespace the namespace
     * @param pattern the pattern of ids
     * @return how many there were
     */
    long removeMatching(String namespace, GlobPattern pattern);

    /**
     * Makes the keys of a namespace invisible in a time that does not depend on their number.
     *
     * @param namespace the namespace
     */
    void dropNamespace(String namespace);

    /**
     * Removes what is dropped or expired, and gives free room in the file back.
     *
     * @param now the present
     * @return what was removed and given back
     */
    CleanupReport cleanup(Instant now);

    /** Makes what was written survive the end of the process. */
    void flush();

    /**
     * How many entries there are, those of dropped namespaces included until the next cleanup.
     *
     * @return 0 or more
     */
    long entries();

    /**
     * How many bytes they take.
     *
     * @return 0 or more
     */
    long bytes();

    /**
     * The size of the file.
     *
     * @return in bytes
     */
    long fileBytes();

    /**
     * How many entries left because others needed the room.
     *
     * @return 0 or more
     */
    long evictions();

    /**
     * Where a damaged file was set aside last.
     *
     * @return the file; empty if that never happened since this was opened
     */
    Optional<Path> quarantined();

    /** Makes what was written survive, and closes the file. */
    @Override
    void close();
}
