// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;

/**
 * How urgent a task is, and why.
 *
 * @param id the task
 * @param base the priority it was given
 * @param adjustment by how many levels it was adjusted since; negative is more urgent
 * @param pressure by how many levels it is lowered as long as the pressure lasts, 0 or more
 * @param effective what follows from these
 */
public record PrioritizedTask(String id, TaskPriority base, int adjustment, int pressure, TaskPriority effective) {}
