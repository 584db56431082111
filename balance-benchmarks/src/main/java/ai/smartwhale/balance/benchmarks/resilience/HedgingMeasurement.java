// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.resilience;

import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.resilience.HedgeConfig;
import ai.smartwhale.commons.resilience.HedgeReport;
import ai.smartwhale.commons.resilience.HedgedCall;
import ai.smartwhale.commons.resilience.Hedger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A trace with 2 % of the calls twenty times as slow, in real time: every call is made without and with hedging at the
 * same moment, so that both meet the same machine.
 */
public final class HedgingMeasurement {

    private static final double MEDIAN_MILLIS = 10;
    private static final long PERIOD_NANOS = 2_000_000;
    private static final int WARM_UP_CALLS = 2_500;

    private final CommonsExecutors executors = CommonsExecutors.create("hedging");

    private HedgingMeasurement() {}

    /**
     * Runs.
     *
     * @param arguments the number of calls; 10,000 if none is given
     * @throws Exception if something cannot be measured
     */
    public static void main(String[] arguments) throws Exception {
        int calls = arguments.length == 0 ? 10_000 : Integer.parseInt(arguments[0]);
        HedgingMeasurement measurement = new HedgingMeasurement();
        try (Hedger warm = Hedger.create(HedgeConfig.withDefaults(), measurement.executors);
                Hedger hedger = Hedger.create(HedgeConfig.withDefaults(), measurement.executors)) {
            // While code is still being compiled the whole process stands still at times, which is not the trace.
            System.out.println("warm-up");
            measurement.run(WARM_UP_CALLS, warm);
            System.out.println("measurement");
            measurement.run(calls, hedger);
        } finally {
            measurement.executors.close();
        }
    }

    private void run(int calls, Hedger hedger) throws InterruptedException {
        Random trace = new Random(1);
        Random hedges = new Random(2);
        long[] bare = new long[calls];
        long[] hedged = new long[calls];
        List<CompletableFuture<Void>> ends = new ArrayList<>(2 * calls);
        long next = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            long latency = latency(trace);
            int call = i;
            ends.add(measure(bare, call, unused -> answer(latency)));
            HedgedCall<String> hedgedCall = attempt -> {
                synchronized (hedges) {
                    return answer(attempt == 0 ? latency : latency(hedges));
                }
            };
            ends.add(measure(hedged, call, unused -> hedger.call("trace", hedgedCall)));
            next += PERIOD_NANOS;
            TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
        }
        CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)).join();
        report(bare, hedged, hedger.report("trace").orElseThrow());
    }

    private static CompletableFuture<Void> measure(
            long[] latencies, int call, Function<Integer, CompletableFuture<String>> start) {
        long begun = System.nanoTime();
        return start.apply(call).thenAccept(answer -> latencies[call] = System.nanoTime() - begun);
    }

    private CompletableFuture<String> answer(long nanos) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        var timer = executors.timer().schedule(() -> answer.complete("answer"), nanos, TimeUnit.NANOSECONDS);
        var unused = answer.whenComplete((value, error) -> timer.cancel(false));
        return answer;
    }

    private static long latency(Random random) {
        double usual = MEDIAN_MILLIS * 1e6 * Math.exp(0.25 * random.nextGaussian());
        return (long) (random.nextInt(50) == 0 ? 20 * usual : usual);
    }

    private static void report(long[] bare, long[] hedged, HedgeReport report) {
        System.out.printf("%-10s %8s %8s %8s %8s%n", "ms", "p50", "p95", "p99", "p99.9");
        print("bare", bare);
        print("hedged", hedged);
        System.out.printf(
                "p99 %.3f of bare; %.2f %% extra calls, %d denied, %d cancelled, delay %s%n",
                (double) percentile(hedged, 0.99) / percentile(bare, 0.99),
                100.0 * report.hedges() / report.calls(),
                report.denied(),
                report.cancelled(),
                report.delay());
    }

    private static void print(String name, long[] latencies) {
        System.out.printf(
                "%-10s %8.2f %8.2f %8.2f %8.2f%n",
                name,
                percentile(latencies, 0.5) / 1e6,
                percentile(latencies, 0.95) / 1e6,
                percentile(latencies, 0.99) / 1e6,
                percentile(latencies, 0.999) / 1e6);
    }

    private static long percentile(long[] latencies, double share) {
        long[] sorted = latencies.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
