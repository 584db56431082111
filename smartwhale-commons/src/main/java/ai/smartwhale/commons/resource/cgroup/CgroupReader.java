// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource.cgroup;

import ai.smartwhale.commons.InvalidValueException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Reads the limits of the control group of this process: version 2, version 1, and systems where some controllers are
 * still mounted as version 1. The group is found as the kernel's documentation of control groups (admin-guide/cgroup-v2
 * and cgroup-v1) describes: {@code /proc/self/cgroup} names it, {@code /proc/self/mountinfo} says where it is mounted.
 *
 * <p>Thread-safe: without state, each call reads anew. Reading never throws; what cannot be read is unknown.
 */
public final class CgroupReader {

    /** From here on version 1 means "none": the largest number of whole pages, for pages of up to 64 KiB. */
    private static final long V1_UNLIMITED = Long.MAX_VALUE - 0xFFFF;

    private final Path root;

    /**
     * Reads below a directory.
     *
     * @param root where {@code proc} and {@code sys} are found, {@code /} on a real system
     */
    public CgroupReader(Path root) {
        this.root = InvalidValueException.requirePresent("root", root);
    }

    /**
     * Reads all limits.
     *
     * @return the limits; {@link ContainerLimits#UNKNOWN} where there are no control groups
     */
    public ContainerLimits read() {
        CgroupPaths paths = CgroupPaths.find(root);
        Optional<CgroupPaths.Group> memory = paths.controller("memory");
        Optional<CgroupPaths.Group> cpu = paths.controller("cpu");
        ContainerLimit cpuMillis = cpu.map(CgroupReader::cpu).orElse(ContainerLimit.UNKNOWN);
        if (memory.isEmpty()) {
            return new ContainerLimits(
                    cpuMillis,
                    ContainerLimit.UNKNOWN,
                    ContainerLimit.UNKNOWN,
                    OptionalLong.empty(),
                    OptionalLong.empty());
        }
        return memory.map(group -> withMemory(cpuMillis, group)).orElse(ContainerLimits.UNKNOWN);
    }

    private static ContainerLimits withMemory(ContainerLimit cpuMillis, CgroupPaths.Group group) {
        boolean v2 = group.unified();
        List<Path> directories = group.directories();
        OptionalLong used =
                SmallFile.number(directories.get(0).resolve(v2 ? "memory.current" : "memory.usage_in_bytes"));
        return new ContainerLimits(
                cpuMillis,
                tightest(directories, d -> v2 ? v2Memory(d, "memory.max") : v1Memory(d)),
                v2 ? tightest(directories, d -> v2Memory(d, "memory.high")) : ContainerLimit.UNKNOWN,
                used,
                workingSet(directories.get(0), used, v2 ? "inactive_file" : "total_inactive_file"));
    }

    private static ContainerLimit cpu(CgroupPaths.Group group) {
        return tightest(group.directories(), group.unified() ? CgroupReader::v2Cpu : CgroupReader::v1Cpu);
    }

    /** Files are absent in the root group: a directory without one says nothing, and none at all is unknown. */
    private static ContainerLimit tightest(
            List<Path> directories, Function<Path, Optional<ContainerLimit>> limitOfDirectory) {
        return directories.stream()
                .map(limitOfDirectory)
                .flatMap(Optional::stream)
                .reduce(ContainerLimit::and)
                .orElse(ContainerLimit.UNKNOWN);
    }

    private static Optional<ContainerLimit> v2Memory(Path directory, String file) {
        return SmallFile.text(directory.resolve(file)).map(text -> {
            if (text.equals("max")) {
                return ContainerLimit.UNLIMITED;
            }
            OptionalLong bytes = SmallFile.parse(text);
            return bytes.isPresent() ? ContainerLimit.of(bytes.getAsLong()) : ContainerLimit.UNKNOWN;
        });
    }

    private static Optional<ContainerLimit> v1Memory(Path directory) {
        return SmallFile.text(directory.resolve("memory.limit_in_bytes")).map(text -> {
            OptionalLong bytes = SmallFile.parse(text);
            if (bytes.isEmpty()) {
                return ContainerLimit.UNKNOWN;
            }
            return bytes.getAsLong() >= V1_UNLIMITED ? ContainerLimit.UNLIMITED : ContainerLimit.of(bytes.getAsLong());
        });
    }

    private static Optional<ContainerLimit> v2Cpu(Path directory) {
        return SmallFile.text(directory.resolve("cpu.max")).map(text -> {
            List<String> words = SmallFile.words(text);
            if (words.isEmpty()) {
                return ContainerLimit.UNKNOWN;
            }
            if (words.get(0).equals("max")) {
                return ContainerLimit.UNLIMITED;
            }
            OptionalLong period = words.size() == 1 ? OptionalLong.of(100_000) : SmallFile.parse(words.get(1));
            return millis(SmallFile.parse(words.get(0)), period);
        });
    }

    private static Optional<ContainerLimit> v1Cpu(Path directory) {
        return SmallFile.text(directory.resolve("cpu.cfs_quota_us"))
                .map(text -> text.equals("-1")
                        ? ContainerLimit.UNLIMITED
                        : millis(SmallFile.parse(text), SmallFile.number(directory.resolve("cpu.cfs_period_us"))));
    }

    private static ContainerLimit millis(OptionalLong quota, OptionalLong period) {
        if (quota.isEmpty() || period.isEmpty() || quota.getAsLong() <= 0 || period.getAsLong() <= 0) {
            return ContainerLimit.UNKNOWN;
        }
        double millis = 1000.0 * quota.getAsLong() / period.getAsLong();
        return ContainerLimit.of(Math.max(1, (long) millis));
    }

    private static OptionalLong workingSet(Path directory, OptionalLong used, String inactiveField) {
        OptionalLong inactive = SmallFile.field(directory.resolve("memory.stat"), inactiveField);
        return used.isPresent() && inactive.isPresent()
                ? OptionalLong.of(Math.max(0, used.getAsLong() - inactive.getAsLong()))
                : OptionalLong.empty();
    }
}
