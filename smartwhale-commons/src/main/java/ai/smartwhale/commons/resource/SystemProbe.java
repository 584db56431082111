// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.concurrent.Ticker;
import ai.smartwhale.commons.resource.cgroup.CgroupReader;
import ai.smartwhale.commons.resource.cgroup.ContainerLimits;
import ai.smartwhale.commons.resource.gpu.GpuProbe;
import ai.smartwhale.commons.resource.gpu.GpuReading;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Puts together what the JVM, the operating system, the container and the GPUs say. */
final class SystemProbe implements ResourceProbe {

    private final InstantSource time;
    private final CgroupReader cgroups;
    private final GpuProbe gpuProbe;
    private final JvmReader jvm = new JvmReader(Ticker.system());
    private final HostReader host;

    private Optional<List<GpuReading>> gpus = Optional.empty();

    SystemProbe(InstantSource time, Path root, GpuProbe gpuProbe) {
        this.time = time;
        this.cgroups = new CgroupReader(root);
        this.host = HostReader.of(root);
        this.gpuProbe = gpuProbe;
    }

    @Override
    public ResourceSnapshot sample(boolean readGpus) {
        if (readGpus) {
            gpus = gpuProbe.read();
        }
        ContainerLimits container = cgroups.read();
        HostReader.Host hostReading = host.read();
        OptionalDouble load = hostReading.load();
        return new ResourceSnapshot(
                Optional.of(time.instant()),
                new CpuReading(load.isPresent() ? load : jvm.hostLoad(), jvm.processLoad(), jvm.loadAverage()),
                jvm.memory(hostReading.memoryTotal(), hostReading.memoryAvailable(), container.workingSetBytes()),
                jvm.gcShare(),
                gpus,
                container,
                EffectiveLimits.of(Runtime.getRuntime().availableProcessors(), jvm.totalMemory(), container));
    }
}
