// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.sync;

import java.io.IOException;

/** A place that data can be written to as well. Implementations are thread-safe; methods may block. */
public interface SyncTarget extends SyncEndpoint {

    /**
     * Begins to write, or goes on where the writing of the same content stopped. Nothing is seen under the name before
     * {@link SyncStage#commit}. No two stages of a name are open at the same time.
     *
     * @param name what is written
     * @param resumeKey tells contents apart, 64 hexadecimal digits; only what was staged under the same key is kept
     * @return where to write to
     * @throws IOException if it cannot be written; a {@link SyncException} says for good
     */
    SyncStage stage(String name, String resumeKey) throws IOException;
}
