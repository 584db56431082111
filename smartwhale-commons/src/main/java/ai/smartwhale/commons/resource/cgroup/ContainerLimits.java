// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource.cgroup;

import ai.smartwhale.commons.InvalidValueException;
import java.util.OptionalLong;

/**
 * What a container grants, and what of it is used. Every limit is the tightest of the process's own group and of all
 * groups above it that can be seen.
 *
 * @param cpuMillis processor time per time, in thousandths of a core
 * @param memoryBytes memory above which the kernel kills, in bytes
 * @param memoryHighBytes memory above which the kernel slows the group down, in bytes; unknown for version 1
 * @param memoryUsedBytes memory the group uses, page cache included, in bytes
 * @param workingSetBytes memory the group uses without what the kernel can drop at once, in bytes
 */
public record ContainerLimits(
        ContainerLimit cpuMillis,
        ContainerLimit memoryBytes,
        ContainerLimit memoryHighBytes,
        OptionalLong memoryUsedBytes,
        OptionalLong workingSetBytes) {

    /** Nothing known, as on systems without control groups. */
    public static final ContainerLimits UNKNOWN = new ContainerLimits(
            ContainerLimit.UNKNOWN,
            ContainerLimit.UNKNOWN,
            ContainerLimit.UNKNOWN,
            OptionalLong.empty(),
            OptionalLong.empty());

    /** Checks that every component is present. */
    public ContainerLimits {
        InvalidValueException.requirePresent("cpuMillis", cpuMillis);
        InvalidValueException.requirePresent("memoryBytes", memoryBytes);
        InvalidValueException.requirePresent("memoryHighBytes", memoryHighBytes);
        InvalidValueException.requirePresent("memoryUsedBytes", memoryUsedBytes);
        InvalidValueException.requirePresent("workingSetBytes", workingSetBytes);
    }
}
