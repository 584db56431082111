// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.concurrent.Ticker;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Wires a {@link TaskScheduler}; not thread-safe. */
public final class TaskSchedulerBuilder {

    private TaskSchedulerConfig config = TaskSchedulerConfig.defaults();
    private Optional<CommonsExecutors> executors = Optional.empty();
    private Optional<Executor> runner = Optional.empty();
    private Optional<ResourceAllocator> allocator = Optional.empty();
    private Optional<PriorityManager> priorities = Optional.empty();
    private Ticker ticker = Ticker.system();

    TaskSchedulerBuilder() {}

    /**
     * Sets how it works.
     *
     * @param value the settings; the defaults otherwise
     * @return this
     */
    public TaskSchedulerBuilder config(TaskSchedulerConfig value) {
        this.config = InvalidValueException.requirePresent("config", value);
        return this;
    }

    /**
     * Sets whose timer ends delays and times to live, and whose workers tell of tasks that ended by time. They must not
     * be busy with the tasks themselves. Required.
     *
     * @param value the threads; not closed by the scheduler
     * @return this
     */
    public TaskSchedulerBuilder executors(CommonsExecutors value) {
        this.executors = Optional.of(InvalidValueException.requirePresent("executors", value));
        return this;
    }

    /**
     * Sets what the tasks run on.
     *
     * @param value must be able to run as many at the same time as there are slots; threads of the scheduler's own
     *     otherwise, which start with the first task
     * @return this
     */
    public TaskSchedulerBuilder runner(Executor value) {
        this.runner = Optional.of(InvalidValueException.requirePresent("runner", value));
        return this;
    }

    /**
     * Sets who lends resources.
     *
     * @param value the allocator, not closed by the scheduler; without one, no task may have a demand
     * @return this
     */
    public TaskSchedulerBuilder allocator(ResourceAllocator value) {
        this.allocator = Optional.of(InvalidValueException.requirePresent("allocator", value));
        return this;
    }

    /**
     * Sets who may know better how urgent tasks with an id are. Tasks that wait follow its changes, and it forgets
     * those that end.
     *
     * @param value the manager; without one, tasks have the priority they come with
     * @return this
     */
    public TaskSchedulerBuilder priorities(PriorityManager value) {
        this.priorities = Optional.of(InvalidValueException.requirePresent("priorities", value));
        return this;
    }

    /**
     * Sets the time.
     *
     * @param value the ticker; that of the JVM otherwise
     * @return this
     */
    public TaskSchedulerBuilder ticker(Ticker value) {
        this.ticker = InvalidValueException.requirePresent("ticker", value);
        return this;
    }

    /**
     * Creates the scheduler, which runs nothing yet.
     *
     * @return the scheduler
     * @throws InvalidValueException if there are no executors
     */
    public TaskScheduler build() {
        CommonsExecutors threads =
                executors.orElseThrow(() -> new InvalidValueException("executors", null, "the threads of the host"));
        return new DefaultTaskScheduler(config, threads, runner, allocator, priorities, ticker);
    }
}
