// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import java.util.concurrent.CompletionStage;

/**
 * A call that may be made more than once at the same time. It must be idempotent.
 *
 * @param <T> what the call gives
 */
@FunctionalInterface
public interface HedgedCall<T> {

    /**
     * Starts one attempt; it must not block. Attempts after the first are started on a worker thread.
     *
     * @param attempt 0 for the first, then 1 and so on, so that each can go to another replica
     * @return gives the answer; cancelled when another attempt was faster
     */
    CompletionStage<T> start(int attempt);

    /**
     * An attempt was cancelled because it is not needed any more. Called once for each, after its stage was cancelled:
     * the place to tell a remote side.
     *
     * @param attempt the attempt
     */
    default void cancelled(int attempt) {}
}
