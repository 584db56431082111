// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.resource.EffectiveLimits;
import ai.smartwhale.commons.resource.gpu.GpuReading;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All that there is to lend.
 *
 * @param cpuMillis processor time, in thousandths of a core, 0 or more
 * @param memoryBytes memory, in bytes, 0 or more
 * @param gpus the GPUs; absent while it is not known which there are, an empty list where there are none
 */
public record ResourceCapacity(long cpuMillis, long memoryBytes, Optional<List<Gpu>> gpus) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if an amount is negative, or two GPUs have the same id
     */
    public ResourceCapacity {
        InvalidValueException.requireRange("cpuMillis", cpuMillis, 0, Demand.MOST);
        InvalidValueException.requireRange("memoryBytes", memoryBytes, 0, Demand.MOST);
        gpus = InvalidValueException.requirePresent("gpus", gpus).map(List::copyOf);
        List<Gpu> known = gpus.orElse(List.of());
        if (known.stream().map(Gpu::id).collect(Collectors.toSet()).size() < known.size()) {
            throw new InvalidValueException("gpus", known, "each id once");
        }
    }

    /**
     * One GPU.
     *
     * @param id its name
     * @param memoryBytes its memory that is lent, in bytes, 0 or more
     */
    public record Gpu(String id, long memoryBytes) {

        /**
         * Checks the components.
         *
         * @throws InvalidValueException if the id is blank or the memory negative
         */
        public Gpu {
            InvalidValueException.requireText("id", id);
            InvalidValueException.requireRange("memoryBytes", memoryBytes, 0, Demand.MOST >> 10);
        }
    }

    /**
     * Processors and memory only.
     *
     * @param cpuMillis processor time, in thousandths of a core
     * @param memoryBytes memory, in bytes
     * @return the capacity
     */
    public static ResourceCapacity of(long cpuMillis, long memoryBytes) {
        return new ResourceCapacity(cpuMillis, memoryBytes, Optional.of(List.of()));
    }

    /**
     * A share of what the process may use. A GPU whose memory the driver does not tell lends computing only.
     *
     * @param limits what the process may use; must be known
     * @param gpus the GPUs as they were read, absent while they were not
     * @param share of everything that is lent, above 0 to 1; the rest is kept for what does not ask
     * @return the capacity
     * @throws InvalidValueException if a limit is unknown or the share out of range
     */
    public static ResourceCapacity of(EffectiveLimits limits, Optional<List<GpuReading>> gpus, double share) {
        // Written so that NaN is refused.
        if (!(share > 0 && share <= 1)) {
            throw new InvalidValueException("share", share, "above 0 to 1");
        }
        long cpu = limits.cpuMillis().orElseThrow(() -> new InvalidValueException("limits.cpuMillis", null, "known"));
        long memory =
                limits.memoryBytes().orElseThrow(() -> new InvalidValueException("limits.memoryBytes", null, "known"));
        return new ResourceCapacity(
                (long) (cpu * share),
                (long) (memory * share),
                gpus.map(read -> read.stream()
                        .map(gpu ->
                                new Gpu(gpu.id(), (long) (gpu.memoryTotalBytes().orElse(0) * share)))
                        .toList()));
    }
}
