// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.cache;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Runs contestants in turn, round by round, and takes the mean time of an operation in each round, so that work which
 * comes now and then (a commit) counts; of the rounds the median, the first third left out.
 */
final class Mean {

    private final String title;
    private final int operations;
    private final Map<String, IntConsumer> contestants = new LinkedHashMap<>();

    Mean(String title, int operations) {
        this.title = title;
        this.operations = operations;
    }

    Mean add(String name, IntConsumer operation) {
        contestants.put(name, operation);
        return this;
    }

    void run(int rounds) {
        Map<String, List<Double>> means = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, IntConsumer> contestant : contestants.entrySet()) {
                long began = System.nanoTime();
                for (int i = 0; i < operations; i++) {
                    contestant.getValue().accept(i);
                }
                double micros = (System.nanoTime() - began) / 1e3 / operations;
                if (round >= rounds / 3) {
                    means.computeIfAbsent(contestant.getKey(), name -> new ArrayList<>())
                            .add(micros);
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%n### %s%n%n%d rounds of %,d.%n%n| | µs each | of the first |%n|---|---:|---:|%n",
                title,
                rounds,
                operations);
        double[] first = {0};
        means.forEach((name, values) -> {
            double median =
                    values.stream().sorted().skip(values.size() / 2).findFirst().orElse(Double.NaN);
            first[0] = first[0] == 0 ? median : first[0];
            System.out.printf(Locale.ROOT, "| %s | %.2f | %.2f |%n", name, median, median / first[0]);
        });
    }
}
