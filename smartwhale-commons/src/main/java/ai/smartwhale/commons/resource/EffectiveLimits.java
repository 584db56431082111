// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.resource.cgroup.CgroupReader;
import ai.smartwhale.commons.resource.cgroup.ContainerLimits;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * What this process may use at most: the least of what the host has, the container grants and the JVM assumes.
 *
 * @param cpuMillis processor time per time, in thousandths of a core
 * @param memoryBytes memory of the whole process, in bytes
 */
public record EffectiveLimits(OptionalLong cpuMillis, OptionalLong memoryBytes) {

    /** Nothing known. */
    public static final EffectiveLimits UNKNOWN = new EffectiveLimits(OptionalLong.empty(), OptionalLong.empty());

    /** Checks that every component is present. */
    public EffectiveLimits {
        InvalidValueException.requirePresent("cpuMillis", cpuMillis);
        InvalidValueException.requirePresent("memoryBytes", memoryBytes);
    }

    /**
     * Reads them now, from JMX and the files of the control groups: some milliseconds, without OSHI.
     *
     * @return the limits
     */
    public static EffectiveLimits current() {
        OptionalLong host = ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean os
                ? Readings.known(os.getTotalMemorySize())
                : OptionalLong.empty();
        return of(Runtime.getRuntime().availableProcessors(), host, new CgroupReader(Path.of("/")).read());
    }

    /**
     * The least of three.
     *
     * @param processors what the JVM assumes, 1 or more
     * @param hostMemoryBytes memory of the host, if known
     * @param container what the container grants
     * @return the limits
     * @throws InvalidValueException if the number of processors is below 1
     */
    public static EffectiveLimits of(int processors, OptionalLong hostMemoryBytes, ContainerLimits container) {
        InvalidValueException.requireRange("processors", processors, 1, Integer.MAX_VALUE);
        return new EffectiveLimits(
                least(OptionalLong.of(1000L * processors), container.cpuMillis().limit()),
                least(
                        hostMemoryBytes,
                        least(
                                container.memoryBytes().limit(),
                                container.memoryHighBytes().limit())));
    }

    private static OptionalLong least(OptionalLong a, OptionalLong b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() ? b : a;
        }
        return a.getAsLong() <= b.getAsLong() ? a : b;
    }
}
