// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.scheduler;

import ai.smartwhale.balance.core.scheduler.Task;
import ai.smartwhale.balance.core.scheduler.TaskBuilder;
import ai.smartwhale.balance.core.scheduler.TaskHandle;
import ai.smartwhale.balance.core.scheduler.TaskScheduler;
import ai.smartwhale.balance.core.scheduler.TaskWork;
import ai.smartwhale.commons.InvalidValueException;

/** Puts batches into the terms of tasks. */
final class DefaultBatchScheduler<T, R> implements BatchScheduler<T, R> {

    private final TaskScheduler scheduler;
    private final PriorityHandler priorities;
    private final BatchWork<T, R> work;

    DefaultBatchScheduler(TaskScheduler scheduler, PriorityHandler priorities, BatchWork<T, R> work) {
        this.scheduler = scheduler;
        this.priorities = priorities;
        this.work = work;
    }

    @Override
    public TaskHandle<R> scheduleBatch(BatchOrder<T> batch) {
        InvalidValueException.requirePresent("batch", batch);
        TaskWork.Async<R> process = context -> work.process(batch.items());
        TaskBuilder<R> task = Task.builder(batch.model(), process)
                .id(batch.id())
                .priority(priorities.priority(batch.id()))
                .cost(batch.items().size())
                .delay(batch.delay())
                .demand(batch.demand());
        batch.timeToLive().ifPresent(task::timeToLive);
        return scheduler.scheduleTask(task.build());
    }

    @Override
    public int processBatches() {
        int begun = 0;
        while (scheduler.executeNextTask().isPresent()) {
            begun++;
        }
        return begun;
    }
}
