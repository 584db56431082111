// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;

/**
 * The allocators that a plan is applied to.
 *
 * @param cpu lends processor time
 * @param memory lends memory
 * @param gpu lends memory of GPUs
 */
public record ResourceAllocators(CpuAllocator cpu, MemoryAllocator memory, GpuAllocator gpu) {

    /** Checks that every component is present. */
    public ResourceAllocators {
        InvalidValueException.requirePresent("cpu", cpu);
        InvalidValueException.requirePresent("memory", memory);
        InvalidValueException.requirePresent("gpu", gpu);
    }
}
