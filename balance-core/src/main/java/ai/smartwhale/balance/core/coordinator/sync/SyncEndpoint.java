// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.sync;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * A place that data can be read from. Implementations are thread-safe; methods may block.
 *
 * @see FileEndpoint
 * @see HttpEndpoint
 * @see CacheEndpoint
 */
public interface SyncEndpoint {

    /**
     * What it is found by.
     *
     * @return the id, 1 to 256 characters
     */
    String id();

    /**
     * Asks what there is.
     *
     * @param name what is asked for
     * @return what is there now, or nothing
     * @throws IOException if it cannot be told; a {@link SyncException} says for good
     */
    Optional<SyncContent> describe(String name) throws IOException;

    /**
     * Reads from an offset on.
     *
     * @param name what is read
     * @param expected what it was when it was described
     * @param offset the first byte that is read, 0 to its size
     * @return the bytes from there to the end; may be closed by another thread to end a read that hangs
     * @throws IOException if it cannot be read; a {@link SyncException} with {@link SyncProblem#SOURCE_CHANGED} if it
     *     is not what was expected any more
     */
    InputStream read(String name, SyncContent expected, long offset) throws IOException;

    /**
     * The checksum of what is there, as far as the endpoint can tell without the content being sent.
     *
     * @param name what is asked for
     * @return the SHA-256 in lower-case hexadecimal digits, or nothing if it cannot tell
     * @throws IOException if it should be able to tell and cannot now
     */
    Optional<String> checksum(String name) throws IOException;
}
