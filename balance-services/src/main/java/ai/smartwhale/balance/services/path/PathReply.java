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

    /**
     * A request need not be sent for the time being, because somebody else asks for the same: it takes no slot any
     * more. Its answer, its failure, or its being sent after all is still to come. Does nothing unless overridden.
     *
     * @param index the place of the request in the batch, from 0
     * @throws ai.smartwhale.commons.InvalidValueException if there is no such request
     */
    default void elsewhere(int index) {}

    /**
     * Whether somebody waits for a request still. Who was told of nobody before it could know what for asks here. True
     * unless overridden.
     *
     * @param index the place of the request in the batch, from 0
     * @return whether its answer would be given to anybody
     * @throws ai.smartwhale.commons.InvalidValueException if there is no such request
     */
    default boolean isAwaited(int index) {
        return true;
    }
}
