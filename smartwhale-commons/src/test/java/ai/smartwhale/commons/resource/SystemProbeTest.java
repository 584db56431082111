// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.commons.resource.cgroup.ContainerLimit;
import ai.smartwhale.commons.resource.cgroup.ContainerLimits;
import ai.smartwhale.commons.resource.gpu.GpuProbe;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.StringTokenizer;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SystemProbeTest {

    @TempDir
    private Path root;

    private final ManualTime time = new ManualTime();

    @Test
    void theLimitsOfTheContainerCount() throws IOException {
        file("proc/self/cgroup", "0::/\n");
        file("proc/self/mountinfo", "31 23 0:28 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n");
        file("sys/fs/cgroup/memory.max", "1000000\n");
        file("sys/fs/cgroup/memory.high", "800000\n");
        file("sys/fs/cgroup/memory.current", "700000\n");
        file("sys/fs/cgroup/memory.stat", "inactive_file 200000\n");
        file("sys/fs/cgroup/cpu.max", "50000 100000\n");

        ResourceSnapshot snapshot =
                ResourceProbe.system(time, root, GpuProbe.none()).sample(true);

        assertThat(snapshot.takenAt()).hasValue(time.instant());
        assertThat(snapshot.limits()).isEqualTo(Samples.limits(500, 800_000));
        assertThat(snapshot.reading(ResourceKind.CONTAINER_MEMORY)).hasValue(0.5);
        assertThat(snapshot.gpus()).hasValue(List.of());
    }

    @Test
    void withoutAContainerTheHostAndTheJvmCount() {
        ResourceSnapshot snapshot =
                ResourceProbe.system(time, root, GpuProbe.none()).sample(true);

        assertThat(snapshot.container()).isEqualTo(ContainerLimits.UNKNOWN);
        assertThat(snapshot.reading(ResourceKind.CONTAINER_MEMORY)).isEmpty();
        assertThat(snapshot.limits().cpuMillis())
                .hasValue(1000L * Runtime.getRuntime().availableProcessors());
        assertThat(snapshot.limits().memoryBytes().orElseThrow()).isPositive();
    }

    @Test
    void asksForGpusOnlyWhenToldTo() {
        AtomicInteger asked = new AtomicInteger();
        ResourceProbe probe = ResourceProbe.system(time, root, () -> {
            asked.incrementAndGet();
            return Optional.of(List.of(Samples.gpu("a", 100, 25, 0.5), Samples.gpu("b", 100, 75, 0.25)));
        });

        assertThat(probe.sample(false).gpus()).isEmpty();
        assertThat(asked).hasValue(0);
        ResourceSnapshot snapshot = probe.sample(true);
        assertThat(snapshot.reading(ResourceKind.GPU_UTILIZATION)).hasValue(0.5);
        assertThat(snapshot.reading(ResourceKind.GPU_MEMORY)).hasValue(0.75);
        assertThat(probe.sample(false).gpus()).isEqualTo(snapshot.gpus());
        assertThat(asked).hasValue(1);
    }

    @Test
    void theLeastOfAllLimitsCounts() {
        ContainerLimits container = new ContainerLimits(
                ContainerLimit.of(2_500),
                ContainerLimit.of(1_000),
                ContainerLimit.UNLIMITED,
                OptionalLong.empty(),
                OptionalLong.empty());
        assertThat(EffectiveLimits.of(2, OptionalLong.of(500), container)).isEqualTo(Samples.limits(2_000, 500));
        assertThat(EffectiveLimits.of(4, OptionalLong.empty(), container)).isEqualTo(Samples.limits(2_500, 1_000));
        assertThat(EffectiveLimits.of(4, OptionalLong.empty(), ContainerLimits.UNKNOWN)
                        .memoryBytes())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsReadFromNothing(ResourceKind kind) {
        assertThat(ResourceSnapshot.UNKNOWN.reading(kind)).isEmpty();
    }

    /** OSHI is optional: then the kernel of Linux says all, and elsewhere JMX what it can. */
    @Test
    void readsWithoutOshi() throws Exception {
        List<URL> classPath = new ArrayList<>();
        StringTokenizer entries = new StringTokenizer(System.getProperty("java.class.path"), File.pathSeparator);
        while (entries.hasMoreTokens()) {
            Path entry = Path.of(entries.nextToken());
            if (!entry.toString().contains("oshi")
                    && !entry.getFileName().toString().startsWith("jna")) {
                classPath.add(entry.toUri().toURL());
            }
        }
        try (URLClassLoader withoutOshi =
                new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Class<?> probeType = withoutOshi.loadClass(ResourceProbe.class.getName());
            Object probe = probeType.getMethod("system", InstantSource.class).invoke(null, InstantSource.system());
            Method sample = probeType.getMethod("sample", boolean.class);
            Object snapshot = sample.invoke(probe, true);
            Object memory = snapshot.getClass().getMethod("memory").invoke(snapshot);

            assertThat(memory.getClass().getMethod("heapUsed").invoke(memory)).isNotEqualTo(OptionalLong.empty());
            assertThat(memory.getClass().getMethod("hostTotal").invoke(memory)).isNotEqualTo(OptionalLong.empty());
            assertThat(((OptionalLong)
                                    memory.getClass().getMethod("hostAvailable").invoke(memory))
                            .isPresent())
                    .isEqualTo(Files.isReadable(Path.of("/proc/stat")));
        }
    }

    private void file(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
