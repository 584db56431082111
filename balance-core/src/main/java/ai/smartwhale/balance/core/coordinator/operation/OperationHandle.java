// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.operation;

import ai.smartwhale.balance.core.scheduler.TaskOutcome;
import java.util.concurrent.CompletableFuture;

/**
 * An operation that was given to an {@link OperationCoordinator}, and what became of it. Thread-safe.
 *
 * @param <T> the type of the result
 */
public interface OperationHandle<T> {

    /**
     * What it is found by.
     *
     * @return the id
     */
    String id();

    /**
     * Where it stands.
     *
     * @return the status of this moment
     */
    OperationStatus status();

    /**
     * Calls it off. What depends on it fails.
     *
     * @return whether this call ended it
     */
    boolean cancel();

    /**
     * Tells how it ends, once.
     *
     * @return a future of the caller's own, never completed exceptionally; cancelling it does not cancel the operation
     */
    CompletableFuture<TaskOutcome<T>> outcome();
}
