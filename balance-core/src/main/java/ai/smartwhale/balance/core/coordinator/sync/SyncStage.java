// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.sync;

import java.io.Closeable;
import java.io.IOException;

/** Content that is being written and that nobody sees yet. Used by one thread at a time. */
public interface SyncStage extends Closeable {

    /**
     * How much has been written, in this stage and before.
     *
     * @return in bytes
     */
    long position();

    /**
     * Writes more.
     *
     * @param bytes where it is
     * @param length how many of them, from the first on
     * @throws IOException if it cannot be written; a {@link SyncException} says for good
     */
    void write(byte[] bytes, int length) throws IOException;

    /**
     * The checksum of all that was written, read again from where it was written to.
     *
     * @return the SHA-256 in lower-case hexadecimal digits
     * @throws IOException if it cannot be read
     */
    String checksum() throws IOException;

    /**
     * Shows it under its name, in place of what was there, at once.
     *
     * @throws IOException if that is not possible
     */
    void commit() throws IOException;

    /**
     * Drops all that was written.
     *
     * @throws IOException if that is not possible
     */
    void discard() throws IOException;

    /** Stops writing; what was written and neither committed nor discarded is kept, so that it can be gone on with. */
    @Override
    void close() throws IOException;
}
