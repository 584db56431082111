// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Requests that one upstream request answers. It travels through the queue in their place. Thread-safe; no method
 * blocks for longer than a short critical section.
 *
 * @param <Q> the type of the requests
 * @param <A> the type of the answers
 */
public interface MergeGroup<Q, A> {

    /**
     * What would be sent now. May still widen until {@link #seal()}.
     *
     * @return the request
     */
    Q request();

    /**
     * How urgent it is: as the most urgent of those who wait.
     *
     * @return 1 for the most urgent to 10 for the least
     */
    int level();

    /**
     * When the last of those who wait gives up.
     *
     * @return a reading of the merger's ticker; empty if one of them waits for ever
     */
    OptionalLong deadlineNanos();

    /**
     * What those who wait have asked, in the order in which they came; the cost of the group is theirs in equal parts.
     *
     * @return a copy; empty once the group has ended
     */
    List<Q> waiting();

    /**
     * Fixes what is sent. To be called right before sending; from then on nobody joins who would need more.
     *
     * @return what is to be sent; empty if the group has ended and nothing is to be sent
     */
    Optional<Q> seal();

    /**
     * Gives everybody his part of the answer, on the delivery executor.
     *
     * @param answer the answer to what was sent
     * @return true for the first end of the group; false if it had ended, in which case nothing happens
     */
    boolean complete(A answer);

    /**
     * Ends everybody's wait with a failure, on the delivery executor. The failure is not kept: who asks next starts a
     * new group.
     *
     * @param failure the reason
     * @return true for the first end of the group; false if it had ended, in which case nothing happens
     */
    boolean fail(Throwable failure);

    /**
     * Whether it was answered, failed, or was left by everybody.
     *
     * @return whether it has ended
     */
    boolean isEnded();
}
