// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;

/**
 * What a holder wants, in equal tasks.
 *
 * @param holder who, 1 to 256 characters
 * @param weight its claim relative to others, 0.000001 to 1,000,000
 * @param perTask what each task takes, not nothing
 * @param maxTasks tasks it can use at most, 1 to 1,000,000
 */
public record ResourceDemand(String holder, double weight, ResourceVector perTask, int maxTasks) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if a component is outside of its range
     * @throws LimitExceededException if the holder is too long
     */
    public ResourceDemand {
        LeaseTerms.requireHolder(holder);
        Checks.requireRange("weight", weight, 1e-6, 1e6);
        InvalidValueException.requirePresent("perTask", perTask);
        if (perTask.equals(ResourceVector.ZERO)) {
            throw new InvalidValueException("perTask", perTask, "something of at least one resource");
        }
        InvalidValueException.requireRange("maxTasks", maxTasks, 1, 1_000_000);
    }
}
