// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;

/** Is told of changes of priorities. */
@FunctionalInterface
public interface PriorityListener {

    /**
     * The effective priority of a task has changed. Changes that happen at the same time may be told in either order:
     * {@link PriorityManager#getPriority} knows the last one.
     *
     * @param id the task
     * @param before what it was; the same as after for a task that was not known
     * @param after what it became
     */
    void priorityChanged(String id, TaskPriority before, TaskPriority after);
}
