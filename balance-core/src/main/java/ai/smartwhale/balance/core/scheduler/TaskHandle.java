// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A task that was given to a {@link TaskScheduler}, and what became of it. Thread-safe.
 *
 * @param <T> the type of the result
 */
public interface TaskHandle<T> {

    /**
     * What tells the task from others.
     *
     * @return its id, or one that the scheduler made up
     */
    String id();

    /**
     * What was asked for.
     *
     * @return the task
     */
    Task<T> task();

    /**
     * Where it stands.
     *
     * @return the state
     */
    TaskState state();

    /**
     * How urgent it is now.
     *
     * @return the priority
     */
    TaskPriority priority();

    /**
     * Calls it off. One that waits never runs; one that runs is told, and its result dropped.
     *
     * @return whether this call ended it
     */
    boolean cancel();

    /**
     * How it ended.
     *
     * @return the outcome, or nothing if it has none yet
     */
    Optional<TaskOutcome<T>> result();

    /**
     * Tells how it ends, once.
     *
     * @return a future of the caller's own, never completed exceptionally by the scheduler; cancelling it does not
     *     cancel the task
     */
    CompletableFuture<TaskOutcome<T>> outcome();
}
