// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Collects what a {@link Task} is; not thread-safe.
 *
 * @param <T> the type of the result
 */
public final class TaskBuilder<T> {

    private final String model;
    private final TaskWork<T> work;
    private Optional<String> id = Optional.empty();
    private TaskPriority priority = TaskPriority.DEFAULT;
    private long cost = 1;
    private long bytes;
    private Duration delay = Duration.ZERO;
    private Optional<Duration> timeToLive = Optional.empty();
    private Demand demand = Demand.NONE;
    private Set<String> exclusiveKeys = Set.of();

    TaskBuilder(String model, TaskWork<T> work) {
        this.model = model;
        this.work = work;
    }

    /**
     * Sets the id.
     *
     * @param value what the task is found by, 1 to 256 characters
     * @return this
     */
    public TaskBuilder<T> id(String value) {
        this.id = Optional.of(InvalidValueException.requireText("id", value));
        return this;
    }

    /**
     * Sets the priority.
     *
     * @param value how urgent it is
     * @return this
     */
    public TaskBuilder<T> priority(TaskPriority value) {
        this.priority = value;
        return this;
    }

    /**
     * Sets the cost.
     *
     * @param value how much work it is, in any unit that is the same for all, 1 to 1,000,000,000,000
     * @return this
     */
    public TaskBuilder<T> cost(long value) {
        this.cost = value;
        return this;
    }

    /**
     * Sets the size.
     *
     * @param value what it takes of the queue while it waits, 0 or more
     * @return this
     */
    public TaskBuilder<T> bytes(long value) {
        this.bytes = value;
        return this;
    }

    /**
     * Sets the delay.
     *
     * @param value how long it waits in any case, zero to ten years
     * @return this
     */
    public TaskBuilder<T> delay(Duration value) {
        this.delay = value;
        return this;
    }

    /**
     * Sets the time to live.
     *
     * @param value after which it expires, above zero, ten years at most
     * @return this
     */
    public TaskBuilder<T> timeToLive(Duration value) {
        this.timeToLive = Optional.of(InvalidValueException.requirePresent("timeToLive", value));
        return this;
    }

    /**
     * Sets the demand.
     *
     * @param value the resources that it holds while it runs
     * @return this
     */
    public TaskBuilder<T> demand(Demand value) {
        this.demand = value;
        return this;
    }

    /**
     * Sets the keys that it may not share.
     *
     * @param value tasks with a key in common never run together; 64 at most
     * @return this
     */
    public TaskBuilder<T> exclusiveKeys(Set<String> value) {
        this.exclusiveKeys = value;
        return this;
    }

    /**
     * Checks and builds.
     *
     * @return the task
     * @throws InvalidValueException if a component is outside of its range
     * @throws LimitExceededException if a component is too long
     */
    public Task<T> build() {
        return new Task<>(id, model, priority, work, cost, bytes, delay, timeToLive, demand, exclusiveKeys);
    }
}
