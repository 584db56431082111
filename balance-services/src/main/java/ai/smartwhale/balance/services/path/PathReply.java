// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.path;

import ai.smartwhale.balance.batch.processor.BatchReply;

/**
 * Where the answers to a batch go, and the news that it has left. Thread-safe.
 *
 * @param <A> the type of the answers
 */
public interface PathReply<A> extends BatchReply<A> {

    /**
     * A request is safe with whoever answers it. An answer says so, too.
     *
     * @param index the place of the request in the batch, from 0
     * @throws ai.smartwhale.commons.InvalidValueException if there is no such request
     */
    void sent(int index);
}
