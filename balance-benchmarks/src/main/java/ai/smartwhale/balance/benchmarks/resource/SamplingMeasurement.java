// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.resource;

import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.resource.ResourceMonitor;
import ai.smartwhale.commons.resource.ResourceMonitorConfig;
import ai.smartwhale.commons.resource.ResourceProbe;
import ai.smartwhale.commons.resource.ResourceSnapshot;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * What sampling once a second costs, in processor time of the thread that samples, and how long a caller waits while
 * OSHI starts.
 */
public final class SamplingMeasurement {

    private SamplingMeasurement() {}

    /**
     * Samples for as many seconds as asked for.
     *
     * @param args seconds, 60 unless given
     * @throws InterruptedException if it is interrupted
     */
    public static void main(String... args) throws InterruptedException {
        int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 60;
        List<Long> nanos = new CopyOnWriteArrayList<>();
        InstantSource time = InstantSource.system();
        ResourceProbe system = ResourceProbe.system(time);
        CommonsExecutors executors = CommonsExecutors.create("measured");
        try (ResourceMonitor monitor = ResourceMonitor.create(
                ResourceMonitorConfig.defaults(), gpus -> timed(system, gpus, nanos), executors, time)) {
            long begun = System.nanoTime();
            monitor.start();
            long longest = System.nanoTime() - begun;
            while (monitor.monitorUsage().takenAt().isEmpty()) {
                long before = System.nanoTime();
                ResourceSnapshot unused = monitor.monitorUsage();
                longest = Math.max(longest, System.nanoTime() - before);
                Thread.onSpinWait();
            }
            long first = System.nanoTime() - begun;
            TimeUnit.SECONDS.sleep(seconds);
            print(nanos, first, longest);
        } finally {
            executors.close();
        }
    }

    private static ResourceSnapshot timed(ResourceProbe probe, boolean gpus, List<Long> nanos) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        ResourceSnapshot snapshot = probe.sample(gpus);
        nanos.add(threads.getCurrentThreadCpuTime() - before);
        return snapshot;
    }

    private static void print(List<Long> nanos, long first, long longest) {
        // The first sample starts OSHI; it is paid once.
        long[] steady =
                nanos.stream().skip(1).mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "first sample after %.0f ms (%.0f ms of processor time); longest call meanwhile %.3f ms%n"
                        + "%d samples: %.3f ms of processor time each (median %.3f, greatest %.3f): %.3f %% of a core%n",
                first / 1e6,
                nanos.get(0) / 1e6,
                longest / 1e6,
                steady.length,
                Arrays.stream(steady).average().orElse(0) / 1e6,
                steady[steady.length / 2] / 1e6,
                steady[steady.length - 1] / 1e6,
                Arrays.stream(steady).average().orElse(0) / 1e9 * 100);
    }
}
