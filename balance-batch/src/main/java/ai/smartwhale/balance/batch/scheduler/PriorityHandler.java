// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.scheduler;

import ai.smartwhale.balance.core.scheduler.PriorityManager;
import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;
import ai.smartwhale.commons.InvalidValueException;
import java.util.Optional;

/**
 * Knows how urgent batches are, by their ids. What it knows is what the {@link PriorityManager} knows that it was made
 * with; a scheduler with the same manager follows every change, also for batches that wait. Thread-safe.
 */
public interface PriorityHandler {

    /**
     * Gives a batch a priority.
     *
     * @param batchId the batch, 1 to 256 characters
     * @param priority the priority
     * @return the effective priority
     */
    TaskPriority assignPriority(String batchId, TaskPriority priority);

    /**
     * Gives a batch a priority by name.
     *
     * @param batchId the batch, 1 to 256 characters
     * @param name {@code high}, {@code medium} or {@code low}, in any case: level 1, 5 or 9
     * @return the effective priority
     * @throws InvalidValueException if the name is none of these
     */
    TaskPriority assignPriority(String batchId, String name);

    /**
     * Makes a batch more or less urgent.
     *
     * @param batchId the batch
     * @param levels how many levels; negative to become more urgent
     * @return the effective priority; nothing if no priority was assigned to it
     */
    Optional<TaskPriority> adjustPriority(String batchId, int levels);

    /**
     * How urgent a batch is.
     *
     * @param batchId the batch
     * @return the effective priority; {@link TaskPriority#DEFAULT} if none was assigned to it
     */
    TaskPriority priority(String batchId);

    /**
     * A handler of the priorities of a manager.
     *
     * @param manager keeps them
     * @return the handler
     * @throws InvalidValueException if it is null
     */
    static PriorityHandler create(PriorityManager manager) {
        return new DefaultPriorityHandler(InvalidValueException.requirePresent("manager", manager));
    }
}
