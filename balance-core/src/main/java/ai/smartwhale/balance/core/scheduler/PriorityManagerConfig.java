// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;
import ai.smartwhale.commons.InvalidValueException;

/**
 * How many priorities are kept, and what pressure does to them.
 *
 * @param maxTasks tasks at the same time, 1 to 10,000,000; 100,000 by default
 * @param loweredFrom the most urgent priority that is lowered under pressure; level 6 by default, so that what is usual
 *     and what is urgent stay where they are
 * @param pressureLevels by how many levels, 1 to 9; 1 by default
 */
public record PriorityManagerConfig(int maxTasks, TaskPriority loweredFrom, int pressureLevels) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is outside of its range
     */
    public PriorityManagerConfig {
        InvalidValueException.requireRange("maxTasks", maxTasks, 1, 10_000_000);
        InvalidValueException.requirePresent("loweredFrom", loweredFrom);
        InvalidValueException.requireRange("pressureLevels", pressureLevels, 1, TaskPriority.LEVELS - 1);
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static PriorityManagerConfig defaults() {
        return new PriorityManagerConfig(100_000, TaskPriority.of(6), 1);
    }

    /**
     * The same for another number of tasks.
     *
     * @param most tasks at the same time, 1 to 10,000,000
     * @return the settings
     */
    public PriorityManagerConfig withMaxTasks(int most) {
        return new PriorityManagerConfig(most, loweredFrom, pressureLevels);
    }

    /**
     * The same with another effect of pressure.
     *
     * @param from the most urgent priority that is lowered under pressure
     * @param levels by how many levels, 1 to 9
     * @return the settings
     */
    public PriorityManagerConfig withPressure(TaskPriority from, int levels) {
        return new PriorityManagerConfig(maxTasks, from, levels);
    }
}
