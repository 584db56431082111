// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What a task does: on the thread that runs it, or begun there and ended elsewhere.
 *
 * @param <T> the type of the result
 */
public sealed interface TaskWork<T> {

    /**
     * Work that is done when the method returns.
     *
     * @param <T> the type of the result
     */
    @FunctionalInterface
    non-sealed interface Blocking<T> extends TaskWork<T> {

        /**
         * Does the work.
         *
         * @param context what the work may want to know
         * @return the result; null for none
         * @throws Exception the failure of the task
         */
        @Nullable
        T perform(TaskContext context) throws Exception;
    }

    /**
     * Work that goes on when the method has returned. It keeps its slot, but no thread.
     *
     * @param <T> the type of the result
     */
    @FunctionalInterface
    non-sealed interface Async<T> extends TaskWork<T> {

        /**
         * Begins the work.
         *
         * @param context what the work may want to know
         * @return completes with the result, or with the failure of the task; null is a failure
         * @throws Exception the failure of the task
         */
        CompletionStage<T> start(TaskContext context) throws Exception;
    }
}
