// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.commons.InvalidValueException;

/**
 * The resources that something holds while it is done.
 *
 * @param cpuMillis processor time, in thousandths of a core, 0 or more
 * @param memoryBytes memory, in bytes, 0 or more
 * @param gpus how many GPUs, 0 to 1,024
 * @param gpuMillis of each GPU its computing, in thousandths, 0 to 1,000; 0 without GPUs
 * @param gpuMemoryBytes of each GPU its memory, in bytes, 0 or more; 0 without GPUs
 */
public record Demand(long cpuMillis, long memoryBytes, int gpus, int gpuMillis, long gpuMemoryBytes) {

    /** Nothing. */
    public static final Demand NONE = new Demand(0, 0, 0, 0, 0);

    /** The most of each that can be asked for; so much that sums cannot overflow. */
    static final long MOST = 1L << 60;

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if a component is outside of its range
     */
    public Demand {
        InvalidValueException.requireRange("cpuMillis", cpuMillis, 0, MOST);
        InvalidValueException.requireRange("memoryBytes", memoryBytes, 0, MOST);
        InvalidValueException.requireRange("gpus", gpus, 0, 1_024);
        InvalidValueException.requireRange("gpuMillis", gpuMillis, 0, gpus == 0 ? 0 : 1_000);
        InvalidValueException.requireRange("gpuMemoryBytes", gpuMemoryBytes, 0, gpus == 0 ? 0 : MOST >> 10);
    }

    /**
     * Processors and memory only.
     *
     * @param cores how many cores, 0 or more; rounded up to thousandths
     * @param memoryBytes memory, in bytes, 0 or more
     * @return the demand
     * @throws InvalidValueException if an amount is negative, infinite or no number
     */
    public static Demand of(double cores, long memoryBytes) {
        // Written so that NaN is refused.
        if (!(cores >= 0 && cores <= 1e12)) {
            throw new InvalidValueException("cores", cores, "0 to 1e12");
        }
        return new Demand((long) Math.ceil(cores * 1_000), memoryBytes, 0, 0, 0);
    }

    /**
     * The same with memory of one GPU, which may be shared.
     *
     * @param share of its computing, 0 to 1; rounded up to thousandths
     * @param bytes of its memory, 0 or more
     * @return the demand
     * @throws InvalidValueException if an amount is out of range or no number
     */
    public Demand withGpu(double share, long bytes) {
        if (!(share >= 0 && share <= 1)) {
            throw new InvalidValueException("share", share, "0 to 1");
        }
        return new Demand(cpuMillis, memoryBytes, 1, (int) Math.ceil(share * 1_000), bytes);
    }

    /**
     * The same with whole GPUs.
     *
     * @param count how many, 1 to 1,024
     * @param bytes of the memory of each, 0 or more
     * @return the demand
     * @throws InvalidValueException if an amount is out of range
     */
    public Demand withWholeGpus(int count, long bytes) {
        return new Demand(cpuMillis, memoryBytes, count, 1_000, bytes);
    }

    /**
     * Asks whether it is nothing at all.
     *
     * @return whether no resource is asked for
     */
    public boolean isNone() {
        return cpuMillis == 0 && memoryBytes == 0 && gpus == 0;
    }
}
