// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.spool;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The other side of a spool. Called by one thread, with one batch at a time. */
public interface LineSink extends AutoCloseable {

    /**
     * Sends lines. May block for a moment, but not until the other side answered.
     *
     * @param lines in order, one at least
     * @return what became of each; an exception stands for {@link LineOutcome.Verdict#RETRY} for all
     */
    CompletableFuture<Delivery> deliver(List<LogLine> lines);

    /** Lets go of the connection, in bounded time. */
    @Override
    void close();
}
