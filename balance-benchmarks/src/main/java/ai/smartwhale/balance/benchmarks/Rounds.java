// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs contestants in turn, round by round, so that a change of the machine's load meets all of them; drops the first
 * round, in which the compiler is still at work; and keeps medians.
 */
public final class Rounds {

    /** What one contestant does in one round. */
    @FunctionalInterface
    interface Contestant {

        /**
         * Does the work once.
         *
         * @return figures of its own, by name; may be empty
         * @throws Exception if it cannot
         */
        Map<String, Double> run() throws Exception;
    }

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Map<String, Contestant> contestants = new LinkedHashMap<>();
    private final Map<String, Map<String, List<Double>>> figures = new LinkedHashMap<>();

    Rounds add(String name, Contestant contestant) {
        contestants.put(name, contestant);
        return this;
    }

    /** Runs all rounds, each of so many operations, and prints a table. */
    void run(String title, int rounds, int operations) throws Exception {
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, Contestant> entry : contestants.entrySet()) {
                measure(entry.getKey(), entry.getValue(), operations, round > 0);
            }
        }
        print(title, rounds, operations);
    }

    private void measure(String name, Contestant contestant, int operations, boolean counts) throws Exception {
        long began = System.nanoTime();
        long cpu = SYSTEM.getProcessCpuTime();
        long allocated = allocated();
        Map<String, Double> own = new LinkedHashMap<>();
        Map<String, Double> result = contestant.run();
        double seconds = (System.nanoTime() - began) / 1e9;
        own.put("per s", operations / seconds);
        own.put("CPU µs each", (SYSTEM.getProcessCpuTime() - cpu) / 1e3 / operations);
        own.put("bytes each", (double) Math.max(0, allocated() - allocated) / operations);
        own.putAll(result);
        if (counts) {
            Map<String, List<Double>> kept = figures.computeIfAbsent(name, n -> new LinkedHashMap<>());
            own.forEach((figure, value) ->
                    kept.computeIfAbsent(figure, f -> new ArrayList<>()).add(value));
        }
    }

    /** What the threads that still live have allocated; those that ended in between are missing. */
    private static long allocated() {
        long sum = 0;
        for (long bytes : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
            sum += Math.max(0, bytes);
        }
        return sum;
    }

    private void print(String title, int rounds, int operations) {
        System.out.printf(
                Locale.ROOT,
                "%n### %s%n%nMedians of %d interleaved rounds of %,d after one that is dropped; load average %.1f.%n%n",
                title,
                rounds - 1,
                operations,
                SYSTEM.getSystemLoadAverage());
        List<String> columns = figures.values().stream()
                .flatMap(kept -> kept.keySet().stream())
                .distinct()
                .toList();
        System.out.println("| | " + String.join(" | ", columns) + " | per s, least–most |");
        System.out.println("|---|" + "---:|".repeat(columns.size() + 1));
        figures.forEach((name, kept) -> {
            StringBuilder row = new StringBuilder("| " + name + " |");
            for (String column : columns) {
                List<Double> values = kept.getOrDefault(column, List.of());
                row.append(' ')
                        .append(values.isEmpty() ? "–" : format(median(values)))
                        .append(" |");
            }
            List<Double> rates = kept.getOrDefault("per s", List.of(0.0));
            row.append(' ')
                    .append(format(rates.stream()
                            .mapToDouble(Double::doubleValue)
                            .min()
                            .orElse(0)))
                    .append('–')
                    .append(format(rates.stream()
                            .mapToDouble(Double::doubleValue)
                            .max()
                            .orElse(0)))
                    .append(" |");
            System.out.println(row);
        });
    }

    public static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    public static String format(double value) {
        if (value >= 1_000) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
    }
}
