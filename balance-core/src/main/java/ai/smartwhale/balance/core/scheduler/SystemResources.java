// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What there is, what is lent, and what is measured.
 *
 * @param capacity all that there is to lend
 * @param leasedCpuMillis processor time that is lent, in thousandths of a core
 * @param leasedMemoryBytes memory that is lent, in bytes
 * @param gpus what is lent of each GPU
 * @param freeCpuMillis processor time that can be lent now, foreign load considered
 * @param freeMemoryBytes memory that can be lent now, foreign load considered
 * @param measuredCpu the share of the processors in use by anybody, 0 to 1; nothing if unknown or too old
 * @param measuredMemory the share of the memory in use by anybody, 0 to 1; nothing if unknown or too old
 * @param leases how many leases are open
 * @param waiting how many requests wait
 */
public record SystemResources(
        ResourceCapacity capacity,
        long leasedCpuMillis,
        long leasedMemoryBytes,
        List<GpuUse> gpus,
        long freeCpuMillis,
        long freeMemoryBytes,
        OptionalDouble measuredCpu,
        OptionalDouble measuredMemory,
        int leases,
        int waiting) {

    /** Copies the list. */
    public SystemResources {
        gpus = List.copyOf(gpus);
    }

    /**
     * What is lent of one GPU.
     *
     * @param id its name
     * @param leasedMillis of its computing, in thousandths
     * @param leasedMemoryBytes of its memory, in bytes
     */
    public record GpuUse(String id, int leasedMillis, long leasedMemoryBytes) {}
}
