// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.scheduling;

/** A recurring task in the hands of a scheduler. Thread-safe. */
public interface RecurringHandle extends TaskHandle {

    /**
     * Puts the task to rest. A run that goes on is not interrupted.
     *
     * @return whether it was not at rest before
     * @throws IllegalStateException if the task has ended or the scheduler is closed
     */
    boolean pause();

    /**
     * Lets the task go on with its next run after now. What fell into the pause does not count as missed.
     *
     * @return whether it was at rest
     * @throws IllegalStateException if the task has ended or the scheduler is closed
     */
    boolean resume();

    /**
     * Gives the task other times. A paused task stays paused.
     *
     * @param schedule when it is due from now on
     * @throws IllegalStateException if the task has ended or the scheduler is closed
     * @throws ai.smartwhale.commons.InvalidValueException if the schedule is never due
     */
    void reschedule(Schedule schedule);
}
