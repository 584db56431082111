// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.operation;

import ai.smartwhale.balance.core.scheduler.DependencyCycleException;
import ai.smartwhale.balance.core.scheduler.TaskScheduler;
import ai.smartwhale.commons.InvalidValueException;
import java.util.List;
import java.util.Optional;

/**
 * Brings operations from their request to their outcome: each waits for what it depends on, then for its turn and its
 * resources with the {@link TaskScheduler}, is tried again after failures that may pass, and ends exactly once. Slots
 * and resources are given back by the scheduler however an attempt ends. Operations that exclude each other name the
 * same keys in their tasks and never run together.
 *
 * <p>An operation whose dependency fails, expires, is rejected or cancelled fails with
 * {@link DependencyFailedException}.
 *
 * <p>Thread-safe; nothing runs on the caller. Outcomes are told on the thread that ended the operation. After
 * {@link #close()} every method that gives operations throws {@link IllegalStateException}.
 */
public interface OperationCoordinator extends AutoCloseable {

    /**
     * Gives it an operation.
     *
     * @param <T> the type of the result
     * @param operation what is to be done
     * @return the handle, at once; if there was no room or one of its id has not ended, it has ended as rejected
     * @throws InvalidValueException if it depends on an operation that is not known, or not any more
     */
    <T> OperationHandle<T> executeTask(Operation<T> operation);

    /**
     * Gives it several operations, which may depend on each other, all or none.
     *
     * @param <T> the type of the results
     * @param operations what is to be done, in any order
     * @return a handle for each, in the order of the list; all of them have ended as rejected if one was not let in
     * @throws InvalidValueException if one depends on an operation that is not known, or two have the same id
     * @throws DependencyCycleException if they would wait for each other; names the circle
     */
    <T> List<OperationHandle<T>> coordinateOperations(List<Operation<T>> operations);

    /**
     * Where an operation stands.
     *
     * @param id which
     * @return its status, or nothing if it is not known, or not any more
     */
    Optional<OperationStatus> getTaskStatus(String id);

    /**
     * How the operations that have not ended depend on each other.
     *
     * @return the report of this moment
     */
    FlowReport manageDependencies();

    /**
     * Makes operations more urgent that others wait for along the critical path, and tells what else would help.
     *
     * @return what was done and what would help
     */
    FlowPlan optimizeFlow();

    /** Ends all operations: those that run are cancelled, others rejected as closed. Idempotent. */
    @Override
    void close();

    /**
     * Begins a coordinator.
     *
     * @return a builder
     */
    static OperationCoordinatorBuilder builder() {
        return new OperationCoordinatorBuilder();
    }
}
