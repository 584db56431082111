// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.operation;

import ai.smartwhale.balance.core.scheduler.TaskScheduler;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.concurrent.Ticker;
import java.time.InstantSource;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Wires an {@link OperationCoordinator}; not thread-safe. */
public final class OperationCoordinatorBuilder {

    OperationCoordinatorConfig config = OperationCoordinatorConfig.defaults();
    Ticker ticker = Ticker.system();
    InstantSource clock = InstantSource.system();
    RandomGenerator random = new SplittableRandom();
    private Optional<TaskScheduler> scheduler = Optional.empty();
    private Optional<CommonsExecutors> executors = Optional.empty();

    OperationCoordinatorBuilder() {}

    /**
     * Sets how much it keeps.
     *
     * @param value the settings; the defaults otherwise
     * @return this
     */
    public OperationCoordinatorBuilder config(OperationCoordinatorConfig value) {
        this.config = InvalidValueException.requirePresent("config", value);
        return this;
    }

    /**
     * Sets who runs the tasks. Required.
     *
     * @param value the scheduler; neither started nor closed by the coordinator
     * @return this
     */
    public OperationCoordinatorBuilder scheduler(TaskScheduler value) {
        this.scheduler = Optional.of(InvalidValueException.requirePresent("scheduler", value));
        return this;
    }

    /**
     * Sets whose timer and workers end operations that expire. Required.
     *
     * @param value the threads; not closed by the coordinator
     * @return this
     */
    public OperationCoordinatorBuilder executors(CommonsExecutors value) {
        this.executors = Optional.of(InvalidValueException.requirePresent("executors", value));
        return this;
    }

    /**
     * Sets the time; the same that the scheduler has.
     *
     * @param value the ticker; that of the JVM otherwise
     * @return this
     */
    public OperationCoordinatorBuilder ticker(Ticker value) {
        this.ticker = InvalidValueException.requirePresent("ticker", value);
        return this;
    }

    /**
     * Sets the clock by which breakers tell when they may be tried again.
     *
     * @param value the clock; that of the system otherwise
     * @return this
     */
    public OperationCoordinatorBuilder clock(InstantSource value) {
        this.clock = InvalidValueException.requirePresent("clock", value);
        return this;
    }

    /**
     * Sets where the jitter of waits comes from.
     *
     * @param value used under a lock
     * @return this
     */
    public OperationCoordinatorBuilder random(RandomGenerator value) {
        this.random = InvalidValueException.requirePresent("random", value);
        return this;
    }

    TaskScheduler scheduler() {
        return scheduler.orElseThrow(() -> new InvalidValueException("scheduler", null, "who runs the tasks"));
    }

    CommonsExecutors executors() {
        return executors.orElseThrow(() -> new InvalidValueException("executors", null, "the threads of the host"));
    }

    /**
     * Creates the coordinator.
     *
     * @return the coordinator
     * @throws InvalidValueException if there is no scheduler or there are no executors
     */
    public OperationCoordinator build() {
        return new DefaultOperationCoordinator(this);
    }
}
