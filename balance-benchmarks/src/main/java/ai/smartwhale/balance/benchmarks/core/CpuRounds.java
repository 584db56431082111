// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.core;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs contestants in turn, round by round, with the order turned each time, and prints the medians of wall time and of
 * the processor time of the whole process; the first rounds, in which the compiler is at work, are left out. Processor
 * time is what to compare on a machine that others use too. The first contestant is the measure of the others.
 */
final class CpuRounds {

    private static final int WARM_UP = 2;
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final String title;
    private final Map<String, Contestant> contestants = new LinkedHashMap<>();
    private final Map<String, List<double[]>> results = new LinkedHashMap<>();

    /** Does the work of one round. */
    @FunctionalInterface
    interface Contestant {

        /**
         * Does it.
         *
         * @return how many operations that were
         * @throws Exception if it cannot
         */
        long run() throws Exception;
    }

    CpuRounds(String title) {
        this.title = title;
    }

    CpuRounds add(String name, Contestant contestant) {
        contestants.put(name, contestant);
        results.put(name, new ArrayList<>());
        return this;
    }

    void run(int rounds) throws Exception {
        List<String> order = new ArrayList<>(contestants.keySet());
        for (int round = 0; round < rounds + WARM_UP; round++) {
            for (String name : order) {
                System.gc();
                long cpu = SYSTEM.getProcessCpuTime();
                long wall = System.nanoTime();
                long operations = contestants.get(name).run();
                double wallEach = (double) (System.nanoTime() - wall) / operations;
                double cpuEach = (double) (SYSTEM.getProcessCpuTime() - cpu) / operations;
                if (round >= WARM_UP) {
                    results.get(name).add(new double[] {wallEach, cpuEach});
                }
            }
            Collections.rotate(order, 1);
        }
        print(rounds);
    }

    private void print(int rounds) {
        System.out.printf(
                Locale.ROOT,
                "%n### %s%n%n%d rounds; load average %.1f%n%n| | wall ns | CPU ns | CPU of the first |%n|---|---:|---:|---:|%n",
                title,
                rounds,
                SYSTEM.getSystemLoadAverage());
        double[] first = {0};
        results.forEach((name, values) -> {
            double cpu = median(values, 1);
            first[0] = first[0] == 0 ? cpu : first[0];
            System.out.printf(
                    Locale.ROOT, "| %s | %.0f | %.0f | %.2f |%n", name, median(values, 0), cpu, cpu / first[0]);
        });
    }

    private static double median(List<double[]> values, int index) {
        return values.stream()
                .mapToDouble(value -> value[index])
                .sorted()
                .skip(values.size() / 2)
                .findFirst()
                .orElse(Double.NaN);
    }
}
