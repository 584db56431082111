// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.resource.cgroup.ContainerLimits;
import ai.smartwhale.commons.resource.gpu.GpuReading;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Snapshots for tests. */
final class Samples {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Samples() {}

    /** Only the load of the host is known. */
    static ResourceSnapshot load(Instant at, OptionalDouble load) {
        return new ResourceSnapshot(
                Optional.of(at),
                new CpuReading(load, OptionalDouble.empty(), OptionalDouble.empty()),
                MemoryReading.UNKNOWN,
                OptionalDouble.empty(),
                Optional.empty(),
                ContainerLimits.UNKNOWN,
                EffectiveLimits.UNKNOWN);
    }

    static ResourceSnapshot load(long second, double load) {
        return load(START.plusSeconds(second), OptionalDouble.of(load));
    }

    static GpuReading gpu(String id, long total, long used, double utilization) {
        return new GpuReading(
                id,
                "test",
                OptionalLong.of(total),
                OptionalLong.of(used),
                OptionalDouble.of(utilization),
                OptionalDouble.empty());
    }

    static EffectiveLimits limits(long cpuMillis, long memoryBytes) {
        return new EffectiveLimits(OptionalLong.of(cpuMillis), OptionalLong.of(memoryBytes));
    }
}
