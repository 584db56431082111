// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.concurrent.Ticker;
import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads what the JVM's own beans say. Used by one thread at a time. */
final class JvmReader {

    private final @Nullable OperatingSystemMXBean system =
            ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean os ? os : null;
    private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
    private final List<BufferPoolMXBean> directPools =
            ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                    .filter(pool -> pool.getName().equals("direct"))
                    .toList();
    private final OptionalLong directMost = readDirectMost();

    private final Ticker ticker;
    private long gcMillis = -1;
    private long gcReadAtNanos;

    JvmReader(Ticker ticker) {
        this.ticker = ticker;
    }

    OptionalDouble hostLoad() {
        return system == null ? OptionalDouble.empty() : Readings.share(system.getCpuLoad());
    }

    OptionalDouble processLoad() {
        return system == null ? OptionalDouble.empty() : Readings.share(system.getProcessCpuLoad());
    }

    OptionalDouble loadAverage() {
        return system == null ? OptionalDouble.empty() : Readings.known(system.getSystemLoadAverage());
    }

    OptionalLong totalMemory() {
        return system == null ? OptionalLong.empty() : Readings.known(system.getTotalMemorySize());
    }

    MemoryReading memory(OptionalLong hostTotal, OptionalLong hostAvailable, OptionalLong containerUsed) {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return new MemoryReading(
                hostTotal.isPresent() ? hostTotal : totalMemory(),
                hostAvailable,
                containerUsed,
                OptionalLong.of(heap.getUsed()),
                Readings.known(heap.getMax()),
                directUsed(),
                directMost);
    }

    private OptionalLong directUsed() {
        return directPools.isEmpty()
                ? OptionalLong.empty()
                : Readings.known(directPools.get(0).getMemoryUsed());
    }

    /** Collectors that run beside the application count as well: their time is processor time too. */
    OptionalDouble gcShare() {
        long millis = 0;
        for (GarbageCollectorMXBean collector : collectors) {
            millis += Math.max(0, collector.getCollectionTime());
        }
        long now = ticker.nanoTime();
        long before = gcMillis;
        long elapsed = now - gcReadAtNanos;
        gcMillis = millis;
        gcReadAtNanos = now;
        return before < 0 || elapsed <= 0 ? OptionalDouble.empty() : Readings.share((millis - before) * 1e6 / elapsed);
    }

    /** 0 is the default of the option and means: as much as the greatest heap. */
    private static OptionalLong readDirectMost() {
        try {
            HotSpotDiagnosticMXBean bean = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            long most = bean == null
                    ? 0
                    : Long.parseLong(bean.getVMOption("MaxDirectMemorySize").getValue());
            return OptionalLong.of(most > 0 ? most : Runtime.getRuntime().maxMemory());
        } catch (IllegalArgumentException notThisJvm) {
            return OptionalLong.empty();
        }
    }
}
