// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.batch;

import ai.smartwhale.balance.batch.optimizer.BatchSample;
import ai.smartwhale.balance.batch.optimizer.BatchSize;
import ai.smartwhale.balance.batch.optimizer.CostModel;
import ai.smartwhale.balance.batch.optimizer.LoadSituation;
import ai.smartwhale.balance.batch.optimizer.SizeCalculator;
import ai.smartwhale.balance.batch.optimizer.SizeCalculatorConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/**
 * The sizes that the calculator chooses beside every fixed size, on a real sequence of arrivals compressed in time, in
 * virtual time, with the real batcher. What counts is the share of requests answered within the objective of their
 * class.
 */
public final class SizeMeasurement {

    private static final int[] FIXED = {1, 2, 4, 8, 16, 24, 32, 48, 64};
    private static final int SEEDS = 3;

    private SizeMeasurement() {}

    /** Requests a second, and how much slower than usual the backend is at a time, from 0 for the begin to 1. */
    private record Scenario(String name, double rate, DoubleUnaryOperator slowness) {}

    private static final List<Scenario> SCENARIOS = List.of(
            new Scenario("166/s", 166, at -> 1),
            new Scenario("664/s", 664, at -> 1),
            new Scenario("1,500/s", 1_500, at -> 1),
            new Scenario("2,212/s", 2_212, at -> 1),
            new Scenario("4,424/s, more than can be", 4_424, at -> 1),
            new Scenario("166/s, ×4 slower in the middle third", 166, at -> at > 1.0 / 3 && at < 2.0 / 3 ? 4 : 1),
            new Scenario("664/s, ×4 slower in the middle third", 664, at -> at > 1.0 / 3 && at < 2.0 / 3 ? 4 : 1),
            new Scenario("1,500/s, ×4 slower in the middle third", 1_500, at -> at > 1.0 / 3 && at < 2.0 / 3 ? 4 : 1),
            new Scenario("2,212/s, ×4 slower in the middle third", 2_212, at -> at > 1.0 / 3 && at < 2.0 / 3 ? 4 : 1));

    /**
     * Measures.
     *
     * @param arguments none
     * @throws IOException if the trace cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        Optional<double[]> trace = RequestTrace.read();
        if (trace.isEmpty()) {
            return;
        }
        StringBuilder head = new StringBuilder("| in time |");
        for (int size : FIXED) {
            head.append(' ').append(size).append(" |");
        }
        System.out.println(head + " calculator | of the best | batches |");
        System.out.println("|---|" + "---:|".repeat(FIXED.length + 3));
        double worst = 1;
        for (Scenario scenario : SCENARIOS) {
            worst = Math.min(worst, compare(scenario, trace.orElseThrow()));
        }
        System.out.printf(Locale.ROOT, "%nWorst of the best fixed size: %.4f%n", worst);
        convergence();
    }

    private static double compare(Scenario scenario, double[] arrivals) {
        double best = 0;
        StringBuilder line = new StringBuilder("| ").append(scenario.name).append(" |");
        for (int size : FIXED) {
            double inTime = 0;
            for (int seed = 1; seed <= SEEDS; seed++) {
                inTime += new SizeRun(new FixedSize(size), arrivals, scenario.rate, scenario.slowness, seed).inTime();
            }
            best = Math.max(best, inTime / SEEDS);
            line.append(String.format(Locale.ROOT, " %.3f |", inTime / SEEDS));
        }
        double inTime = 0;
        long batches = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            SizeCalculator learning = SizeCalculator.create(SizeCalculatorConfig.defaults());
            SizeRun run = new SizeRun(learning, arrivals, scenario.rate, scenario.slowness, seed);
            inTime += run.inTime();
            batches += run.batches();
        }
        double ratio = inTime / SEEDS / best;
        System.out.printf(Locale.ROOT, "%s %.3f | %.4f | %,d |%n", line, inTime / SEEDS, ratio, batches / SEEDS);
        return ratio;
    }

    /** After how many batches the expected latency is right again when a backend becomes four times as slow. */
    private static void convergence() {
        int slowest = 0;
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            SizeCalculator sizes = SizeCalculator.create(SizeCalculatorConfig.defaults());
            for (int i = 0; i < 200; i++) {
                observe(sizes, 1, random);
            }
            int batches = 0;
            while (batches < 1_000 && Math.abs(expected(sizes, 40) / (4 * SizeRun.meanMillis(40)) - 1) > 0.1) {
                observe(sizes, 4, random);
                batches++;
            }
            slowest = Math.max(slowest, batches);
        }
        System.out.printf("Within a tenth after a ×4 step, slowest of 100: %d batches%n", slowest);
    }

    private static void observe(SizeCalculator sizes, double slowness, Random random) {
        int items = 1 + random.nextInt(64);
        double millis = SizeRun.millis(items, slowness, random);
        var unused = sizes.observe("data", BatchSample.complete(items, Duration.ofNanos(Math.round(millis * 1e6))));
    }

    private static double expected(SizeCalculator sizes, int items) {
        return sizes.costModel("data").orElseThrow().latency(items).toNanos() / 1e6;
    }

    /** Always the same. */
    private record FixedSize(int size) implements SizeCalculator {
        @Override
        public BatchSize calculateBatchSize(String source, LoadSituation situation) {
            return new BatchSize(size, BatchSize.Basis.INITIAL, Optional.empty());
        }

        @Override
        public boolean observe(String source, BatchSample sample) {
            return false;
        }

        @Override
        public Optional<CostModel> costModel(String source) {
            return Optional.empty();
        }
    }
}
