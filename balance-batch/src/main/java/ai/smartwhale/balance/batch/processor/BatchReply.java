// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

/**
 * Where the answers to a batch go. Of each item the first ending counts; later ones, such as answers that come twice or
 * after the timeout, are ignored. Thread-safe.
 *
 * @param <A> the type of the answers
 */
public interface BatchReply<A> {

    /**
     * An item was answered. Null is no answer, and fails the item.
     *
     * @param index the place of the item in the batch, from 0
     * @param answer the answer
     * @return whether this ended the item
     * @throws ai.smartwhale.commons.InvalidValueException if there is no such item
     */
    boolean answer(int index, A answer);

    /**
     * An item failed.
     *
     * @param index the place of the item in the batch, from 0
     * @param failure why
     * @return whether this ended the item
     * @throws ai.smartwhale.commons.InvalidValueException if there is no such item, or the failure is null
     */
    boolean fail(int index, Throwable failure);

    /**
     * An item was not sent because nobody wants it any more.
     *
     * @param index the place of the item in the batch, from 0
     * @return whether this ended the item
     * @throws ai.smartwhale.commons.InvalidValueException if there is no such item
     */
    boolean skip(int index);

    /** Nothing more will come: items that have not ended are missing. */
    void done();

    /**
     * The batch failed: all items that have not ended fail.
     *
     * @param failure why
     * @throws ai.smartwhale.commons.InvalidValueException if it is null
     */
    void failAll(Throwable failure);
}
