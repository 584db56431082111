// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.concurrent.Ticker;
import ai.smartwhale.commons.utils.scheduling.ConflictPolicy;
import ai.smartwhale.commons.utils.scheduling.ConflictReport;
import ai.smartwhale.commons.utils.scheduling.ConflictScope;
import ai.smartwhale.commons.utils.scheduling.RecurringHandle;
import ai.smartwhale.commons.utils.scheduling.Schedule;
import ai.smartwhale.commons.utils.scheduling.SchedulerConfig;
import ai.smartwhale.commons.utils.scheduling.SchedulerStatus;
import ai.smartwhale.commons.utils.scheduling.TaskHandle;
import ai.smartwhale.commons.utils.scheduling.TaskSpec;
import ai.smartwhale.commons.utils.scheduling.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Runs tasks at their time: once, at a fixed rate, at a fixed delay or by a cron expression. One timer thread waits,
 * workers run. A task never overlaps with itself; a run that fails is logged and counted, and the task goes on unless
 * its policy says otherwise.
 *
 * <p>When the clock is set, what was asked for as a length of time keeps its length, and what was asked for as a time
 * of day keeps to the clock: runs that a jump ahead passes over count as missed, and after a jump back a cron
 * expression is looked up anew.
 *
 * <p>Thread-safe. Tasks are called without any lock held. After {@link #close()}, methods that take or change tasks
 * throw {@link IllegalStateException}.
 */
public interface Scheduler extends AutoCloseable {

    /**
     * Runs a task once, at a moment. If that has passed, it runs at once.
     *
     * @param at the moment
     * @param task what to run
     * @return the handle of the task
     * @throws LimitExceededException if there are too many tasks
     * @throws IllegalStateException if the scheduler is closed
     */
    TaskHandle scheduleTask(Instant at, TaskSpec task);

    /**
     * Runs a task once, after some time.
     *
     * @param after the time to wait, 0 to ten years
     * @param task what to run
     * @return the handle of the task
     * @throws InvalidValueException if the time is negative or too long
     * @throws LimitExceededException if there are too many tasks
     * @throws IllegalStateException if the scheduler is closed
     */
    TaskHandle scheduleTask(Duration after, TaskSpec task);

    /**
     * Runs a task again and again.
     *
     * @param schedule when
     * @param task what to run
     * @return the handle by which the task is paused, resumed, rescheduled and cancelled
     * @throws InvalidValueException if the schedule is never due
     * @throws LimitExceededException if there are too many tasks
     * @throws IllegalStateException if the scheduler is closed
     */
    RecurringHandle manageRecurring(Schedule schedule, TaskSpec task);

    /**
     * Looks ahead for runs that will be in each other's way, and settles those that can be settled now: of each task
     * only the next run is moved or left out, later ones are reported.
     *
     * @param scope which tasks are in each other's way
     * @param horizon how far to look, above zero, at most 366 days; at most 10,000 runs are looked at
     * @param policy what to do with the second of two; {@link ConflictPolicy#ALLOW} only reports
     * @return what was found and done
     * @throws InvalidValueException if the horizon is outside of its range
     * @throws IllegalStateException if the scheduler is closed
     */
    ConflictReport handleConflicts(ConflictScope scope, Duration horizon, ConflictPolicy policy);

    /**
     * The tasks that have not ended.
     *
     * @return how each is doing, in the order in which they were given
     */
    List<TaskStatus> tasks();

    /**
     * What was done so far.
     *
     * @return the numbers at this moment
     */
    SchedulerStatus status();

    /**
     * Starts no more runs and waits for those that go on. Runs that do not end in time are interrupted if the threads
     * belong to the scheduler. Can be called again, but not usefully by a task, which would wait for itself.
     *
     * @param timeout the longest wait, above zero
     * @return whether all runs ended within the timeout
     * @throws InvalidValueException if the timeout is not above zero
     */
    boolean close(Duration timeout);

    /** Closes with a timeout of five seconds. */
    @Override
    void close();

    /**
     * A scheduler with threads of its own.
     *
     * @param name the prefix of the names of the threads
     * @return the scheduler
     * @throws InvalidValueException if the name is blank
     */
    static Scheduler create(String name) {
        return builder(name).build();
    }

    /**
     * A builder that holds the defaults.
     *
     * @param name the prefix of the names of the threads
     * @return the builder
     */
    static Builder builder(String name) {
        return new Builder(name);
    }

    /** Collects what a scheduler is made of. Not thread-safe. */
    final class Builder {

        private final String name;
        private SchedulerConfig config = SchedulerConfig.defaults();
        private Optional<CommonsExecutors> executors = Optional.empty();
        private InstantSource clock = InstantSource.system();
        private Ticker ticker = Ticker.system();

        private Builder(String name) {
            this.name = InvalidValueException.requireText("name", name);
        }

        /**
         * Sets the bounds.
         *
         * @param value the configuration; default {@link SchedulerConfig#defaults()}
         * @return this
         */
        public Builder config(SchedulerConfig value) {
            config = InvalidValueException.requirePresent("config", value);
            return this;
        }

        /**
         * Uses threads that the scheduler does not close. Workers that are all busy may make the timer run a task
         * itself, which holds up the others.
         *
         * @param value the threads; default: threads of the scheduler's own
         * @return this
         */
        public Builder executors(CommonsExecutors value) {
            executors = Optional.of(InvalidValueException.requirePresent("executors", value));
            return this;
        }

        /**
         * Sets where the time comes from. Both must tell the same time, or the scheduler believes that the clock was
         * set.
         *
         * @param newClock tells the time of day; default the clock of the system
         * @param newTicker tells how much time has passed; default {@link Ticker#system()}
         * @return this
         */
        public Builder time(InstantSource newClock, Ticker newTicker) {
            clock = InvalidValueException.requirePresent("clock", newClock);
            ticker = InvalidValueException.requirePresent("ticker", newTicker);
            return this;
        }

        /**
         * Builds. Threads start when the first task comes.
         *
         * @return the scheduler
         */
        public Scheduler build() {
            // Twice the runs, so that a thread on its way back to the pool never makes the timer run a task.
            CommonsExecutors threads =
                    executors.orElseGet(() -> CommonsExecutors.create(name, 2 * config.maxConcurrentRuns()));
            return new DefaultScheduler(config, threads, executors.isEmpty(), clock, ticker);
        }
    }
}
