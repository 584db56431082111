// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.batch;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs contestants in turn on this thread and takes the CPU time of each round, which other processes on a busy machine
 * do not change much; of the rounds the median, the first third left out. The first contestant is the measure of the
 * others.
 */
final class CpuRounds {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final String title;
    private final int invocations;
    private final Map<String, Contestant> contestants = new LinkedHashMap<>();

    CpuRounds(String title, int invocations) {
        this.title = title;
        this.invocations = invocations;
    }

    /** What is measured. */
    interface Operation {
        Object run() throws Exception;
    }

    private record Contestant(Operation operation, int each, List<Double> nanos) {}

    /**
     * Adds a contestant.
     *
     * @param each how many operations one run is
     */
    CpuRounds add(String name, int each, Operation operation) {
        contestants.put(name, new Contestant(operation, each, new ArrayList<>()));
        return this;
    }

    void run(int rounds) throws Exception {
        int consumed = 0;
        for (int round = 0; round < rounds; round++) {
            for (Contestant one : contestants.values()) {
                long began = THREADS.getCurrentThreadCpuTime();
                for (int i = 0; i < invocations / one.each; i++) {
                    consumed += System.identityHashCode(one.operation.run());
                }
                double nanos = (double) (THREADS.getCurrentThreadCpuTime() - began) / invocations;
                if (round >= rounds / 3) {
                    one.nanos.add(nanos);
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%n### %s%n%n%d rounds of %,d (check %x).%n%n| | CPU ns each, median | least | of the first |%n"
                        + "|---|---:|---:|---:|%n",
                title,
                rounds,
                invocations,
                consumed);
        double[] first = {0};
        contestants.forEach((name, one) -> {
            Collections.sort(one.nanos);
            double median = one.nanos.get(one.nanos.size() / 2);
            first[0] = first[0] == 0 ? median : first[0];
            System.out.printf(
                    Locale.ROOT, "| %s | %.0f | %.0f | %.2f |%n", name, median, one.nanos.get(0), median / first[0]);
        });
    }
}
