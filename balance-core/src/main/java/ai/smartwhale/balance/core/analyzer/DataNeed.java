// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;

/**
 * One request of a model for data.
 *
 * @param model who asks, 1 to 256 characters
 * @param dataType what for, 1 to 256 characters
 * @param bytes how much, 0 or more
 * @param priority how urgent it is
 */
public record DataNeed(String model, String dataType, long bytes, TaskPriority priority) {

    private static final int LONGEST_NAME = 256;

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if a name is blank or the size negative
     * @throws LimitExceededException if a name is too long
     */
    public DataNeed {
        requireName("model", model);
        requireName("dataType", dataType);
        InvalidValueException.requireRange("bytes", bytes, 0, Long.MAX_VALUE);
        InvalidValueException.requirePresent("priority", priority);
    }

    static String requireName(String field, String name) {
        InvalidValueException.requireText(field, name);
        LimitExceededException.requireAtMost(field + ", in characters", name.length(), LONGEST_NAME);
        return name;
    }
}
