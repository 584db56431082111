// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;
import java.time.Duration;
import java.util.Optional;

/**
 * A task as {@link TaskScheduler#getScheduledTasks} saw it.
 *
 * @param id its id
 * @param model whose it is
 * @param priority how urgent it is
 * @param state where it stands
 * @param age since it came, or since its delay ended; negative while the delay lasts
 * @param timeLeft until it expires; nothing if it never does
 * @param cost its cost
 * @param bytes its size in the queue
 * @param skips how often a later one was run because this one could not be
 */
public record ScheduledTask(
        String id,
        String model,
        TaskPriority priority,
        TaskState state,
        Duration age,
        Optional<Duration> timeLeft,
        long cost,
        long bytes,
        int skips) {}
