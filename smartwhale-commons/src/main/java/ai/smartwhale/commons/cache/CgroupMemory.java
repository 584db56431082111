// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Reads how much of its memory a container uses, from the files of control groups, version 2 or 1. Pages of files that
 * were not used of late can be dropped at once, so they do not count, as Kubernetes has it.
 */
final class CgroupMemory {

    /** Version 1 says "no limit" with the largest multiple of a page; no machine has an eighth of it. */
    private static final long UNLIMITED = 1L << 60;

    private final Path limit;
    private final Path usage;
    private final Path statistics;
    private final String inactiveField;

    private CgroupMemory(Path limit, Path usage, Path statistics, String inactiveField) {
        this.limit = limit;
        this.usage = usage;
        this.statistics = statistics;
        this.inactiveField = inactiveField;
    }

    static CgroupMemory of(Path root) {
        if (Files.exists(root.resolve("memory.max"))) {
            return new CgroupMemory(
                    root.resolve("memory.max"),
                    root.resolve("memory.current"),
                    root.resolve("memory.stat"),
                    "inactive_file");
        }
        Path memory = root.resolve("memory");
        return new CgroupMemory(
                memory.resolve("memory.limit_in_bytes"),
                memory.resolve("memory.usage_in_bytes"),
                memory.resolve("memory.stat"),
                "total_inactive_file");
    }

    /** Empty where there is no limit, or nothing to read. */
    OptionalDouble share() {
        OptionalLong most = number(limit);
        OptionalLong used = number(usage);
        if (most.isEmpty() || used.isEmpty() || most.getAsLong() <= 0 || most.getAsLong() >= UNLIMITED) {
            return OptionalDouble.empty();
        }
        long inUse = Math.max(0, used.getAsLong() - inactive());
        return OptionalDouble.of((double) inUse / most.getAsLong());
    }

    private static OptionalLong number(Path file) {
        try {
            return OptionalLong.of(Long.parseLong(Files.readString(file).trim()));
        } catch (IOException | NumberFormatException unknownOrUnlimited) {
            return OptionalLong.empty();
        }
    }

    private long inactive() {
        try {
            return Files.readAllLines(statistics).stream()
                    .filter(line -> line.startsWith(inactiveField + " "))
                    .mapToLong(line -> Long.parseLong(
                            line.substring(inactiveField.length()).trim()))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | NumberFormatException unknown) {
            return 0;
        }
    }
}
