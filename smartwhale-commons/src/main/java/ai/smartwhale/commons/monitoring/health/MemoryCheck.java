// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.health;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.resource.cgroup.CgroupReader;
import ai.smartwhale.commons.resource.cgroup.ContainerLimits;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * How much of the heap and of what the container grants is in use. Of the heap counts what its latest collection left
 * behind: between collections it fills up to the brim and means nothing.
 */
final class MemoryCheck implements HealthCheck {

    private final double high;
    private final double highest;
    private final Supplier<OptionalDouble> heap;
    private final Supplier<OptionalDouble> container;

    MemoryCheck(double high, double highest, Supplier<OptionalDouble> heap, Supplier<OptionalDouble> container) {
        if (!(high > 0 && high <= highest && highest <= 1)) {
            throw new InvalidValueException("high, highest", high + ", " + highest, "0 to 1, high below highest");
        }
        this.high = high;
        this.highest = highest;
        this.heap = heap;
        this.container = container;
    }

    static MemoryCheck ofThisProcess(double high, double highest) {
        CgroupReader groups = new CgroupReader(Path.of("/"));
        return new MemoryCheck(high, highest, MemoryCheck::heapShare, () -> containerShare(groups.read()));
    }

    /** Empty where the heap has no bound. */
    static OptionalDouble heapShare() {
        long most = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getMax();
        if (most <= 0) {
            return OptionalDouble.empty();
        }
        long left = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage afterCollection = pool.getType() == MemoryType.HEAP ? pool.getCollectionUsage() : null;
            left += afterCollection == null ? 0 : afterCollection.getUsed();
        }
        return OptionalDouble.of(Math.min(1, (double) left / most));
    }

    /** Pages of files that can be dropped do not count. Empty where there is no limit, or nothing to read. */
    static OptionalDouble containerShare(ContainerLimits limits) {
        OptionalLong most = limits.memoryBytes().limit();
        OptionalLong used = limits.workingSetBytes().isPresent() ? limits.workingSetBytes() : limits.memoryUsedBytes();
        return most.isEmpty() || used.isEmpty() || most.getAsLong() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) used.getAsLong() / most.getAsLong());
    }

    @Override
    public HealthOutcome check() {
        OptionalDouble heapShare = heap.get();
        OptionalDouble containerShare = container.get();
        List<HealthOutcome.Reading> readings = new ArrayList<>();
        heapShare.ifPresent(share -> readings.add(new HealthOutcome.Reading("heap", share, "ratio")));
        containerShare.ifPresent(share -> readings.add(new HealthOutcome.Reading("container", share, "ratio")));
        double worst = Math.max(heapShare.orElse(0), containerShare.orElse(0));
        if (worst < high) {
            return new HealthOutcome(HealthStatus.UP, "", readings);
        }
        HealthStatus status = worst < highest ? HealthStatus.DEGRADED : HealthStatus.DOWN;
        return new HealthOutcome(status, "is nearly used up", readings);
    }
}
