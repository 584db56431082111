// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.resource.Registration;
import java.util.List;
import java.util.Optional;

/**
 * Knows how urgent each task is: the priority it was given, adjusted since, and lowered while the system is under
 * pressure. The effective priority stays on the scale; adjustments beyond its ends are not remembered.
 *
 * <p>Thread-safe.
 */
public interface PriorityManager {

    /**
     * Gives a task a priority, and drops its adjustments.
     *
     * @param id the task, 1 to 256 characters
     * @param priority how urgent it is
     * @return the effective priority
     * @throws LimitExceededException if the id is too long or there are too many tasks
     */
    TaskPriority setPriority(String id, TaskPriority priority);

    /**
     * How urgent a task is.
     *
     * @param id the task
     * @return the effective priority, or nothing if the task is unknown
     */
    Optional<TaskPriority> getPriority(String id);

    /**
     * Adjusts a priority.
     *
     * @param id the task
     * @param levels by how many levels, -9 to 9; negative is more urgent
     * @return the effective priority, or nothing if the task is unknown
     * @throws InvalidValueException if the number is outside of its range
     */
    Optional<TaskPriority> adjustPriority(String id, int levels);

    /**
     * All tasks.
     *
     * @return the more urgent first, those of equal urgency in the order in which they came
     */
    List<PrioritizedTask> getSortedTasks();

    /**
     * Says whether the system is under pressure. While it is, tasks that are not urgent are lowered, and listeners are
     * told of each.
     *
     * @param underPressure whether it is
     * @return how many effective priorities changed
     */
    int setPressure(boolean underPressure);

    /**
     * Forgets a task.
     *
     * @param id the task
     * @return whether it was known
     */
    boolean forget(String id);

    /**
     * Adds a listener that is told every change of an effective priority, also the first one of a task, on the thread
     * that made it and outside of all locks. What it throws is logged and ignored.
     *
     * @param listener is told; 64 at most
     * @return removes the listener when closed
     * @throws LimitExceededException if there are too many
     */
    Registration addListener(PriorityListener listener);

    /**
     * Creates a manager with the defaults.
     *
     * @return the manager
     */
    static PriorityManager create() {
        return create(PriorityManagerConfig.defaults());
    }

    /**
     * Creates a manager.
     *
     * @param config how many priorities are kept, and what pressure does to them
     * @return the manager
     */
    static PriorityManager create(PriorityManagerConfig config) {
        return new DefaultPriorityManager(InvalidValueException.requirePresent("config", config));
    }
}
