// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.resource.cgroup.ContainerLimits;
import ai.smartwhale.commons.resource.gpu.GpuReading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * All readings of one moment. What is not known is absent, never zero.
 *
 * @param takenAt when; absent before the first sample
 * @param cpu the processors
 * @param memory the memory
 * @param gcShare share of the time since the previous sample spent in garbage collection, 0 to 1
 * @param gpus the GPUs; absent while nobody has asked them yet, an empty list where there are none
 * @param container what the container grants
 * @param limits what the process may use at most
 */
public record ResourceSnapshot(
        Optional<Instant> takenAt,
        CpuReading cpu,
        MemoryReading memory,
        OptionalDouble gcShare,
        Optional<List<GpuReading>> gpus,
        ContainerLimits container,
        EffectiveLimits limits) {

    /** Nothing known, as before the first sample. */
    public static final ResourceSnapshot UNKNOWN = new ResourceSnapshot(
            Optional.empty(),
            CpuReading.UNKNOWN,
            MemoryReading.UNKNOWN,
            OptionalDouble.empty(),
            Optional.empty(),
            ContainerLimits.UNKNOWN,
            EffectiveLimits.UNKNOWN);

    /** Checks that every component is present. */
    public ResourceSnapshot {
        InvalidValueException.requirePresent("takenAt", takenAt);
        InvalidValueException.requirePresent("cpu", cpu);
        InvalidValueException.requirePresent("memory", memory);
        InvalidValueException.requirePresent("gcShare", gcShare);
        gpus = InvalidValueException.requirePresent("gpus", gpus).map(List::copyOf);
        InvalidValueException.requirePresent("container", container);
        InvalidValueException.requirePresent("limits", limits);
    }

    /**
     * One reading as a share of what there is.
     *
     * @param kind which
     * @return 0 to 1, or nothing where it is unknown
     */
    public OptionalDouble reading(ResourceKind kind) {
        return switch (InvalidValueException.requirePresent("kind", kind)) {
            case HOST_CPU -> cpu.hostLoad();
            case PROCESS_CPU -> cpu.processLoad();
            case HOST_MEMORY -> hostMemory();
            case CONTAINER_MEMORY ->
                Readings.share(memory.containerUsed(), container.memoryBytes().limit());
            case HEAP -> Readings.share(memory.heapUsed(), memory.heapMost());
            case DIRECT_MEMORY -> Readings.share(memory.directUsed(), memory.directMost());
            case GC_TIME -> gcShare;
            case GPU_UTILIZATION -> most(GpuReading::utilization);
            case GPU_MEMORY -> most(GpuReading::memoryShare);
        };
    }

    private OptionalDouble hostMemory() {
        OptionalLong available = memory.hostAvailable();
        OptionalDouble free = Readings.share(available, memory.hostTotal());
        return free.isPresent() ? OptionalDouble.of(1 - free.getAsDouble()) : free;
    }

    private OptionalDouble most(Function<GpuReading, OptionalDouble> reading) {
        return gpus.orElse(List.of()).stream()
                .map(reading)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .max();
    }
}
