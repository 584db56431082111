// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

/**
 * Sends batches. What it throws fails all items of the batch that have not ended.
 *
 * @param <T> the type of the items
 * @param <A> the type of the answers
 */
@FunctionalInterface
public interface BatchSender<T, A> {

    /**
     * Sends a batch. Returns when it is on its way; the answers come to the reply, from any thread, then or later.
     *
     * @param batch the batch
     * @param reply where the answers go
     */
    void send(Batch<T> batch, BatchReply<A> reply);
}
