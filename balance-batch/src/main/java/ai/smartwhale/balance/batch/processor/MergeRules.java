// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import java.util.Optional;

/**
 * What it means that two requests want the same. Pure functions: they are called under a lock of the merger, by many
 * threads, and must neither block nor call the merger. Where one throws, the call that led to it throws the same and
 * nothing has changed.
 *
 * @param <Q> the type of the requests
 * @param <A> the type of the answers
 */
public interface MergeRules<Q, A> {

    /** How far an upstream request answers another one. */
    enum Coverage {
        /** Its answer is the answer to the other, too. */
        SAME,
        /** The answer to the other is a part of its answer, which {@link MergeRules#project} cuts out. */
        PART,
        /** Its answer may lack something. */
        NONE
    }

    /**
     * The family of a request: requests of one family differ at most in how much of the same they want. The access
     * scope must be part of the key, for requests with equal keys share answers.
     *
     * @param request the request
     * @return a value with {@code equals} and {@code hashCode}; empty if the request must never be merged
     */
    Optional<Object> key(Q request);

    /**
     * How far one request answers another of its family.
     *
     * @param wide what is or will be sent
     * @param asked what somebody asks
     * @return {@link Coverage#SAME} unless overridden
     */
    default Coverage compare(Q wide, Q asked) {
        return Coverage.SAME;
    }

    /**
     * One request that answers both, which are of one family.
     *
     * @param first the one
     * @param second the other
     * @return a request of the same family; empty if there is none, and unless overridden
     */
    default Optional<Q> widen(Q first, Q second) {
        return Optional.empty();
    }

    /**
     * Whether an upstream request that has left already may answer a request that comes only now.
     *
     * @param asked the request that comes now
     * @return true unless overridden
     */
    default boolean joinsSent(Q asked) {
        return true;
    }

    /**
     * Cuts the answer to one caller out of the common answer, and addresses it.
     *
     * @param asked what the caller asked
     * @param sent what was sent
     * @param answer the answer to what was sent
     * @return the answer that the caller would have got alone; empty if it cannot be cut out, whereupon the merger has
     *     the request of this caller sent alone. Unless overridden, the common answer
     */
    default Optional<A> project(Q asked, Q sent, A answer) {
        return Optional.of(answer);
    }

    /**
     * Of what kind a request is. Per kind the merger notes whether cutting answers works, see
     * {@link RequestMerger#optimizeMerging()}.
     *
     * @param request the request
     * @return one of few values; the same for all unless overridden
     */
    default String kind(Q request) {
        return "all";
    }
}
