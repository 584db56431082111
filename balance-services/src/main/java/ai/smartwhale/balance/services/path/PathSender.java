// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.path;

import ai.smartwhale.balance.batch.processor.Batch;

/**
 * Sends batches. What it throws fails all requests of the batch that have not ended.
 *
 * @param <Q> the type of the requests
 * @param <A> the type of the answers
 */
@FunctionalInterface
public interface PathSender<Q, A> {

    /**
     * Sends a batch. Returns when it is on its way; the answers come to the reply, from any thread, then or later.
     *
     * @param batch the batch
     * @param reply where the answers go
     */
    void send(Batch<Q> batch, PathReply<A> reply);

    /**
     * Nobody waits any more for a request, which may have been sent or not. Must be quick. Does nothing unless
     * overridden.
     *
     * @param request the request as it was sent, or would have been
     */
    default void abandoned(Q request) {}
}
