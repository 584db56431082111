// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.scheduling;

/** A task in the hands of a scheduler. Thread-safe; works also after the scheduler is closed. */
public interface TaskHandle {

    /**
     * How the task is doing.
     *
     * @return the status at this moment
     */
    TaskStatus status();

    /**
     * Ends the task. A run that goes on is not interrupted.
     *
     * @return whether there was something to end
     */
    boolean cancel();
}
