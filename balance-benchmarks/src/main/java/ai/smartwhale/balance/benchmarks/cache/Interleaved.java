// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.cache;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Runs contestants in turn, round by round, so that a change of the machine's load meets all of them; the order turns
 * with each round. Of each round the median of its operations counts, and of these the median; the first quarter of the
 * rounds, in which the compiler is at work, is left out. The first contestant is the measure of the others.
 */
final class Interleaved {

    private final String title;
    private final int operations;
    private final Map<String, LongSupplier> contestants = new LinkedHashMap<>();
    private final Map<String, List<Double>> medians = new LinkedHashMap<>();
    private long consumed;

    Interleaved(String title, int operations) {
        this.title = title;
        this.operations = operations;
    }

    Interleaved add(String name, LongSupplier operation) {
        contestants.put(name, operation);
        medians.put(name, new ArrayList<>());
        return this;
    }

    void run(int rounds) {
        List<String> order = new ArrayList<>(contestants.keySet());
        for (int round = 0; round < rounds; round++) {
            for (String name : order) {
                double median = round(contestants.get(name));
                if (round >= rounds / 4) {
                    medians.get(name).add(median);
                }
            }
            java.util.Collections.rotate(order, 1);
        }
        print(rounds);
    }

    private double round(LongSupplier operation) {
        long[] nanos = new long[operations];
        for (int i = 0; i < operations; i++) {
            long began = System.nanoTime();
            consumed += operation.getAsLong();
            nanos[i] = System.nanoTime() - began;
        }
        Arrays.sort(nanos);
        return nanos[operations / 2] / 1e3;
    }

    private void print(int rounds) {
        System.out.printf(
                Locale.ROOT,
                "%n### %s%n%n%d rounds of %,d; load average %.1f; %,d bytes read.%n%n| | median µs | of the first |%n"
                        + "|---|---:|---:|%n",
                title,
                rounds,
                operations,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                consumed);
        double[] first = {0};
        medians.forEach((name, values) -> {
            double median =
                    values.stream().sorted().skip(values.size() / 2).findFirst().orElse(Double.NaN);
            first[0] = first[0] == 0 ? median : first[0];
            System.out.printf(Locale.ROOT, "| %s | %.1f | %.2f |%n", name, median, median / first[0]);
        });
    }
}
