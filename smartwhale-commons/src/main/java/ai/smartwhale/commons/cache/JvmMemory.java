// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.OptionalLong;

/**
 * Reads the heap through the JVM's own beans. The pools that outlive young collections are those with a usage
 * threshold: every collector of the JDK offers one for its old or only generation, and none for eden and survivors.
 */
final class JvmMemory implements MemoryPressure {

    private final CgroupMemory container;
    private final List<MemoryPoolMXBean> longLived = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported())
            .toList();

    JvmMemory(CgroupMemory container) {
        this.container = container;
    }

    @Override
    public MemoryReading read() {
        long collections = 0;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            collections += Math.max(0, collector.getCollectionCount());
        }
        return new MemoryReading(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                live(),
                Runtime.getRuntime().maxMemory(),
                collections,
                container.share());
    }

    private OptionalLong live() {
        long live = 0;
        boolean known = false;
        for (MemoryPoolMXBean pool : longLived) {
            MemoryUsage after = pool.getCollectionUsage();
            MemoryUsage usage = after == null || after.getUsed() == 0 ? pool.getUsage() : after;
            if (usage != null) {
                live += usage.getUsed();
                known = true;
            }
        }
        return known ? OptionalLong.of(live) : OptionalLong.empty();
    }
}
