// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.balance.core.scheduler.queue.QueueEntry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a scheduler looks like from outside. With its lock. */
final class TaskReport {

    private TaskReport() {}

    static ScheduledTask of(TaskNode<?> node, TaskState state, long now) {
        Task<?> task = node.task();
        return new ScheduledTask(
                node.id(),
                task.model(),
                node.urgency(),
                state,
                Duration.ofNanos(now - node.agesSince()),
                node.expires() ? Optional.of(Duration.ofNanos(Math.max(0, node.deadline() - now))) : Optional.empty(),
                task.cost(),
                task.bytes(),
                node.skips());
    }

    static ExecutionForecast forecast(
            List<QueueEntry<TaskNode<?>>> order, List<TaskNode<?>> running, ModelTimes models, long now) {
        List<ExecutionForecast.Upcoming> upcoming = order.stream()
                .<TaskNode<?>>map(entry -> entry.value())
                .map(node -> new ExecutionForecast.Upcoming(
                        node,
                        models.expected(node.task().model()),
                        node.expires() ? node.deadline() - now : Long.MAX_VALUE))
                .toList();
        List<Long> busyFor = running.stream()
                .map(node -> Math.max(0, models.expected(node.task().model()) - (now - node.startedAt())))
                .toList();
        return new ExecutionForecast(upcoming, busyFor);
    }
}
