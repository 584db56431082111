// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.operation;

import ai.smartwhale.balance.core.scheduler.Task;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.resilience.Breaker;
import java.util.Optional;
import java.util.Set;

/**
 * A task with what belongs to it beyond a single run.
 *
 * @param <T> the type of the result
 * @param task what is done; must have an id. Its time to live is that of the whole operation, all attempts and waits
 *     included
 * @param dependsOn the operations that must be done before, 1,000 at most; none by default
 * @param retry what happens when it fails; it is not tried again by default
 * @param breaker asked before each attempt and told of its end; none by default
 */
public record Operation<T>(Task<T> task, Set<String> dependsOn, OperationRetry retry, Optional<Breaker> breaker) {

    private static final int MOST_DEPENDENCIES = 1_000;

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if a component is missing, the task has no id, or the operation depends on itself
     * @throws LimitExceededException if it depends on too many
     */
    public Operation {
        InvalidValueException.requirePresent("task", task);
        String id = task.id().orElseThrow(() -> new InvalidValueException("task.id", null, "an id"));
        dependsOn = Set.copyOf(InvalidValueException.requirePresent("dependsOn", dependsOn));
        LimitExceededException.requireAtMost("dependsOn", dependsOn.size(), MOST_DEPENDENCIES);
        if (dependsOn.contains(id)) {
            throw new InvalidValueException("dependsOn", id, "other operations");
        }
        InvalidValueException.requirePresent("retry", retry);
        InvalidValueException.requirePresent("breaker", breaker);
    }

    /**
     * A task as it is.
     *
     * @param <T> the type of the result
     * @param task what is done; must have an id
     * @return the operation
     */
    public static <T> Operation<T> of(Task<T> task) {
        return new Operation<>(task, Set.of(), OperationRetry.never(), Optional.empty());
    }

    /**
     * The same after others.
     *
     * @param ids the operations that must be done before
     * @return the operation
     */
    public Operation<T> after(String... ids) {
        return new Operation<>(task, Set.of(ids), retry, breaker);
    }

    /**
     * The same with other attempts.
     *
     * @param other what happens when it fails
     * @return the operation
     */
    public Operation<T> withRetry(OperationRetry other) {
        return new Operation<>(task, dependsOn, other, breaker);
    }

    /**
     * The same behind a breaker.
     *
     * @param other asked before each attempt
     * @return the operation
     */
    public Operation<T> withBreaker(Breaker other) {
        return new Operation<>(task, dependsOn, retry, Optional.of(other));
    }

    /**
     * What it is found by.
     *
     * @return the id of the task
     */
    public String id() {
        return task.id().orElseThrow();
    }
}
