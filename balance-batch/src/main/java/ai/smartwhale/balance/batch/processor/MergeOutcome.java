// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import java.util.concurrent.CompletableFuture;

/**
 * What became of a request that was handed to the merger.
 *
 * @param <Q> the type of the requests
 * @param <A> the type of the answers
 */
public sealed interface MergeOutcome<Q, A> {

    /** How a request came to join another. */
    enum Level {
        /** Both want the same. */
        EQUAL,
        /** It wants a part of what is asked already. */
        COVERED,
        /** What will be asked was widened, so that it answers both. */
        WIDENED
    }

    /** Why a request was not taken in. */
    enum Reason {
        /** As many callers wait as may. */
        TOO_MANY_WAITERS,
        /** As many different needs are open as may. */
        TOO_MANY_GROUPS,
        /** The patience of the caller is over. */
        EXPIRED
    }

    /**
     * It is the first of its kind: the caller has to bring the group on its way.
     *
     * @param <Q> the type of the requests
     * @param <A> the type of the answers
     * @param group the new group
     * @param answer the future of this caller
     */
    record Started<Q, A>(MergeGroup<Q, A> group, CompletableFuture<A> answer) implements MergeOutcome<Q, A> {}

    /**
     * It waits together with others, and nothing else is to be done.
     *
     * @param <Q> the type of the requests
     * @param <A> the type of the answers
     * @param group the group that it joined
     * @param answer the future of this caller alone: cancelling it does not touch the others
     * @param level how it came to join
     */
    record Joined<Q, A>(MergeGroup<Q, A> group, CompletableFuture<A> answer, Level level)
            implements MergeOutcome<Q, A> {}

    /**
     * It was not taken in.
     *
     * @param <Q> the type of the requests
     * @param <A> the type of the answers
     * @param reason why
     */
    record Rejected<Q, A>(Reason reason) implements MergeOutcome<Q, A> {}
}
