// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import ai.smartwhale.balance.monitoring.metrics.ResourceReading;
import ai.smartwhale.balance.monitoring.metrics.ResourceSource;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.resource.ResourceMonitor;
import ai.smartwhale.commons.resource.ResourceSnapshot;
import ai.smartwhale.commons.resource.gpu.GpuReading;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Reads this process, its host, its container and its GPUs. Measuring goes on in the background; reading never waits.
 * What cannot be measured has no reading.
 */
final class HostResources implements ResourceSource, AutoCloseable {

    static final String CPU = "cpu";
    static final String HEAP = "heap";
    static final String DIRECT = "direct";
    static final String GC = "gc";
    static final String DISK = "disk";
    static final String CONTAINER = "container_memory";
    static final String GPU = "gpu";
    static final String GPU_MEMORY = "gpu_memory";

    private static final int SHORT = 100;

    private volatile Optional<ResourceMonitor> monitor = Optional.empty();
    private final File disk = new File(System.getProperty("java.io.tmpdir", "."));

    void start(CommonsExecutors executors) {
        ResourceMonitor begun = ResourceMonitor.create(executors);
        monitor = Optional.of(begun);
        begun.start();
    }

    @Override
    public List<ResourceReading> read() {
        ResourceSnapshot now = monitor.map(ResourceMonitor::monitorUsage).orElse(ResourceSnapshot.UNKNOWN);
        List<ResourceReading> readings = new ArrayList<>();
        share(readings, CPU, now.cpu().processLoad());
        share(readings, "host_cpu", now.cpu().hostLoad());
        bytes(readings, HEAP, now.memory().heapUsed(), now.memory().heapMost());
        bytes(readings, DIRECT, now.memory().directUsed(), now.memory().directMost());
        bytes(
                readings,
                CONTAINER,
                now.memory().containerUsed(),
                now.container().memoryBytes().limit());
        share(readings, GC, now.gcShare());
        for (GpuReading gpu : now.gpus().orElse(List.of())) {
            String which = gpu.id().length() > SHORT ? gpu.id().substring(0, SHORT) : gpu.id();
            share(readings, GPU + ':' + which, gpu.utilization());
            bytes(readings, GPU_MEMORY + ':' + which, gpu.memoryUsedBytes(), gpu.memoryTotalBytes());
        }
        long space = disk.getTotalSpace();
        if (space > 0) {
            bytes(readings, DISK, OptionalLong.of(space - disk.getUsableSpace()), OptionalLong.of(space));
        }
        return readings;
    }

    private static void share(List<ResourceReading> readings, String name, OptionalDouble share) {
        if (share.isPresent() && share.getAsDouble() >= 0) {
            readings.add(new ResourceReading(name, share.getAsDouble(), OptionalDouble.of(1)));
        }
    }

    private static void bytes(List<ResourceReading> readings, String name, OptionalLong used, OptionalLong most) {
        if (used.isPresent() && used.getAsLong() >= 0 && most.isPresent() && most.getAsLong() > 0) {
            readings.add(new ResourceReading(name, used.getAsLong(), OptionalDouble.of(most.getAsLong())));
        }
    }

    @Override
    public void close() {
        Optional<ResourceMonitor> begun = monitor;
        monitor = Optional.empty();
        begun.ifPresent(ResourceMonitor::close);
    }
}
