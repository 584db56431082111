// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;

/**
 * An amount of every resource.
 *
 * @param cpuMillis processor time, in thousandths of a core, 0 or more
 * @param memoryBytes memory, in bytes, 0 or more
 * @param gpuMemoryBytes memory of GPUs, in bytes, 0 or more
 */
public record ResourceVector(long cpuMillis, long memoryBytes, long gpuMemoryBytes) {

    /** Nothing. */
    public static final ResourceVector ZERO = new ResourceVector(0, 0, 0);

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is negative
     */
    public ResourceVector {
        InvalidValueException.requireRange("cpuMillis", cpuMillis, 0, Long.MAX_VALUE);
        InvalidValueException.requireRange("memoryBytes", memoryBytes, 0, Long.MAX_VALUE);
        InvalidValueException.requireRange("gpuMemoryBytes", gpuMemoryBytes, 0, Long.MAX_VALUE);
    }

    boolean fitsIn(ResourceVector room) {
        return cpuMillis <= room.cpuMillis && memoryBytes <= room.memoryBytes && gpuMemoryBytes <= room.gpuMemoryBytes;
    }

    ResourceVector minus(ResourceVector part) {
        return new ResourceVector(
                cpuMillis - part.cpuMillis, memoryBytes - part.memoryBytes, gpuMemoryBytes - part.gpuMemoryBytes);
    }

    ResourceVector times(long factor) {
        return new ResourceVector(
                Math.multiplyExact(cpuMillis, factor),
                Math.multiplyExact(memoryBytes, factor),
                Math.multiplyExact(gpuMemoryBytes, factor));
    }

    /** The largest of the shares of a whole; what the whole has nothing of does not count. */
    double dominantShareOf(ResourceVector whole) {
        return Math.max(
                share(cpuMillis, whole.cpuMillis),
                Math.max(share(memoryBytes, whole.memoryBytes), share(gpuMemoryBytes, whole.gpuMemoryBytes)));
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
