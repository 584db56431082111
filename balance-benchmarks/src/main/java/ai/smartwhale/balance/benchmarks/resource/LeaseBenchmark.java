// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.resource;

import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.resource.CpuAllocator;
import ai.smartwhale.commons.resource.CpuRequest;
import ai.smartwhale.commons.resource.LoadBalancer;
import ai.smartwhale.commons.resource.LoadBalancerConfig;
import ai.smartwhale.commons.resource.MemoryAllocator;
import ai.smartwhale.commons.resource.MemoryAllocatorConfig;
import ai.smartwhale.commons.resource.MemoryLease;
import ai.smartwhale.commons.resource.MemoryRequest;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
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

/** Taking and giving back: our leases, against what the JDK has for each. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LeaseBenchmark {

    private static final int BYTES = 64 << 10;

    private final CommonsExecutors executors = CommonsExecutors.create("benchmark");
    private final CpuAllocator cpu = CpuAllocator.create(executors);
    private final MemoryAllocator memory =
            MemoryAllocator.create(MemoryAllocatorConfig.defaults(), 64L << 20, executors, InstantSource.system());
    private final LoadBalancer balancer = LoadBalancer.create(LoadBalancerConfig.defaults());
    private final Semaphore semaphore = new Semaphore(4_000);
    private final CpuRequest cpuRequest = CpuRequest.of("benchmark", 0.1);
    private final MemoryRequest memoryRequest = MemoryRequest.of("benchmark", BYTES);

    /** Ten nodes. */
    @Setup
    public void start() {
        for (int i = 0; i < 10; i++) {
            balancer.addNode("node-" + i);
        }
    }

    /** Ends the threads. */
    @TearDown
    public void stop() {
        cpu.close();
        memory.close();
        executors.close();
    }

    /**
     * Takes a tenth of a core and gives it back.
     *
     * @return whether it was given back
     */
    @Benchmark
    public boolean cpuLease() {
        return cpu.allocateCpu(cpuRequest).lease().orElseThrow().release();
    }

    /** Permits without owner, expiry or priority: the least that it can cost. */
    @Benchmark
    public void semaphore() {
        semaphore.acquireUninterruptibly(100);
        semaphore.release(100);
    }

    /**
     * Takes 64 KiB outside of the heap and gives them back.
     *
     * @return what was written
     */
    @Benchmark
    public ByteBuffer memoryLease() {
        try (MemoryLease lease = memory.allocateMemory(memoryRequest).lease().orElseThrow()) {
            return lease.buffer().put(0, (byte) 1);
        }
    }

    /**
     * Takes 64 KiB outside of the heap from the JVM.
     *
     * @return what was written
     */
    @Benchmark
    public ByteBuffer allocateDirect() {
        return ByteBuffer.allocateDirect(BYTES).put(0, (byte) 1);
    }

    /** Picks one of ten nodes and ends the call. */
    @Benchmark
    public void pick() {
        balancer.pick().orElseThrow().succeeded();
    }
}
