// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

/**
 * How the way of an item through a batch ended. Every item has exactly one outcome.
 *
 * @param <A> the type of the answers
 */
public sealed interface ItemOutcome<A> {

    /**
     * It was answered.
     *
     * @param <A> the type of the answers
     * @param answer the answer
     */
    record Value<A>(A answer) implements ItemOutcome<A> {}

    /**
     * It failed, alone or with its batch.
     *
     * @param <A> the type of the answers
     * @param reason why
     */
    record Failed<A>(Throwable reason) implements ItemOutcome<A> {}

    /**
     * The answers to its batch were complete without it.
     *
     * @param <A> the type of the answers
     */
    record Missing<A>() implements ItemOutcome<A> {}

    /**
     * No answer came in time.
     *
     * @param <A> the type of the answers
     */
    record Expired<A>() implements ItemOutcome<A> {}

    /**
     * Nobody wants it any more, or the processor was closed.
     *
     * @param <A> the type of the answers
     */
    record Cancelled<A>() implements ItemOutcome<A> {}

    /**
     * It was not taken in.
     *
     * @param <A> the type of the answers
     * @param reason why
     */
    record Rejected<A>(Reason reason) implements ItemOutcome<A> {
        /** Why an item was not taken in. */
        public enum Reason {
            /** It is too large for any batch. */
            TOO_LARGE,
            /** As many items wait as may. */
            TOO_MANY_WAITING
        }
    }
}
