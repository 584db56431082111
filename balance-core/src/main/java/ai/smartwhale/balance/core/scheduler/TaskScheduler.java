// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.balance.core.scheduler.queue.FairQueue;
import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Decides which task runs next, and runs it: by urgency with ageing, by fair turns between models, when its delay is
 * over, and where resources and other tasks allow it. The order is that of {@link FairQueue}, which says what is
 * guaranteed. Tasks that cannot run now are passed over, a bounded number of them, and none for ever: what one needs
 * that was passed over too often is kept for it.
 *
 * <p>Every task ends exactly once, with a {@link TaskOutcome}. One whose time is over ends at once, although every slot
 * is busy. Outcomes of tasks that end by time are told on the threads of the executors that the scheduler was given,
 * those of tasks that ran on the thread that ran them, and those of cancelled ones on that of whoever cancelled.
 *
 * <p>Tasks run after {@link #start()} on the runner, or whenever somebody calls {@link #executeNextTask()} or
 * {@link #runScheduler()}; never more at the same time than there are slots. With a ticker, a timer and a runner that a
 * test drives, everything happens on one thread in virtual time.
 *
 * <p>Thread-safe. After {@link #close()} every method that gives or runs tasks throws {@link IllegalStateException}.
 */
public interface TaskScheduler extends AutoCloseable {

    /** Begins to run tasks on the runner. Without effect if it has begun already. */
    void start();

    /**
     * Gives it a task.
     *
     * @param <T> the type of the result
     * @param task what is to be done
     * @return the handle; if there was no room, it has ended as rejected
     * @throws InvalidValueException if the task has a demand and the scheduler no allocator
     */
    <T> TaskHandle<T> scheduleTask(Task<T> task);

    /**
     * Gives it several tasks, all or none: if one of them is not let in, none is. They come in the order of the list;
     * nobody makes room for them, and nobody waits for it.
     *
     * @param <T> the type of the results
     * @param tasks what is to be done, 100,000 at most
     * @return a handle for each; all of them have ended as rejected if there was no room
     * @throws InvalidValueException if a task has a demand and the scheduler no allocator
     * @throws LimitExceededException if there are too many tasks
     */
    <T> List<TaskHandle<T>> scheduleOperations(List<Task<T>> tasks);

    /**
     * Runs the next task on the calling thread. Work that is asynchronous is only begun.
     *
     * @return the task, or nothing if none is ready, no slot is free, or what is ready cannot run now
     */
    Optional<TaskHandle<?>> executeNextTask();

    /**
     * Runs tasks on the calling thread until the scheduler is closed or the thread interrupted, and waits while there
     * is nothing to run. An interrupt stays set.
     */
    void runScheduler();

    /**
     * All tasks that wait or run, as they were at one moment.
     *
     * @return those that run, then those that are ready by level, model and age, then those that are delayed
     */
    List<ScheduledTask> getScheduledTasks();

    /**
     * Foresees when the tasks that are ready will run, which of them will be late, and how many slots would help.
     *
     * @return the plan
     */
    ExecutionPlan optimizeExecution();

    /**
     * Lists the keys that more than one task wants for itself. They are kept apart in any case: tasks with a key in
     * common never run together, take all of their keys or none, and get them in the order of the queue.
     *
     * @return one entry per key with a task that waits for it while another one waits or runs, by key
     */
    List<TaskConflict> manageConflicts();

    /**
     * Finds a task by the id it was given with.
     *
     * @param id the id
     * @return the task, or nothing if none of that id waits or runs
     */
    Optional<TaskHandle<?>> find(String id);

    /**
     * Gives a task that waits another priority. It keeps its age.
     *
     * @param id the id it was given with
     * @param priority the new one
     * @return whether such a task waits
     */
    boolean changePriority(String id, TaskPriority priority);

    /**
     * Gives the later tasks of a model another claim relative to other models. All have 1 otherwise.
     *
     * @param model the model
     * @param weight 0.000001 to 1,000,000
     * @throws InvalidValueException if the weight is outside of its range
     * @throws LimitExceededException if too many models have weights
     */
    void setModelWeight(String model, double weight);

    /**
     * What it has done so far.
     *
     * @return the numbers of one moment
     */
    SchedulerStatistics statistics();

    /**
     * Ends it: what waits is rejected as closed at once; what runs may end within the timeout and is cancelled after
     * it. Idempotent.
     *
     * @param timeout the longest wait, above zero
     * @return whether everything that ran ended by itself
     * @throws InvalidValueException if the timeout is not above zero
     */
    boolean close(Duration timeout);

    /** Ends it with the configured timeout. */
    @Override
    void close();

    /**
     * Begins a scheduler.
     *
     * @return a builder
     */
    static TaskSchedulerBuilder builder() {
        return new TaskSchedulerBuilder();
    }
}
