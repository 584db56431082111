// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;

/**
 * Something that is to run on a GPU.
 *
 * @param name what, unique within a plan
 * @param bytes memory it needs, 0 or more
 * @param utilization share of the device's time it is expected to take, 0 to 1
 */
public record GpuWorkload(String name, long bytes, double utilization) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if a component is outside of its range
     */
    public GpuWorkload {
        InvalidValueException.requireText("name", name);
        InvalidValueException.requireRange("bytes", bytes, 0, Long.MAX_VALUE);
        Checks.requireRange("utilization", utilization, 0, 1);
    }
}
