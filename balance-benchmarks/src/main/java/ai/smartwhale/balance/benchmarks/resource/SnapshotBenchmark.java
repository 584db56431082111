// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.resource;

import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.resource.ResourceMonitor;
import ai.smartwhale.commons.resource.ResourceSnapshot;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import oshi.SystemInfo;
import oshi.hardware.GlobalMemory;

/** Asking how the machine does: the newest sample, against asking OSHI and JMX each time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SnapshotBenchmark {

    private final CommonsExecutors executors = CommonsExecutors.create("benchmark");
    private final ResourceMonitor monitor = ResourceMonitor.create(executors);
    private final GlobalMemory memory = new SystemInfo().getHardware().getMemory();
    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /** Samples once a second, as in use. */
    @Setup
    public void start() {
        monitor.start();
        monitor.refresh().join();
    }

    /** Ends the threads. */
    @TearDown
    public void stop() {
        monitor.close();
        executors.close();
    }

    /**
     * Reads the newest sample.
     *
     * @return the sample
     */
    @Benchmark
    public ResourceSnapshot monitorUsage() {
        return monitor.monitorUsage();
    }

    /**
     * Asks OSHI, which remembers its answer for 300 ms.
     *
     * @return bytes
     */
    @Benchmark
    public long oshiAvailableMemory() {
        return memory.getAvailable();
    }

    /**
     * Asks JMX.
     *
     * @return the load
     */
    @Benchmark
    public double jmxCpuLoad() {
        return system.getCpuLoad();
    }
}
