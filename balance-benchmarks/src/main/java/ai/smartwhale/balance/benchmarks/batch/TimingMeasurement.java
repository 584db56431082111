// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.batch;

import ai.smartwhale.balance.batch.optimizer.DeferrableWork;
import ai.smartwhale.balance.batch.optimizer.ForecastSlot;
import ai.smartwhale.balance.batch.optimizer.ReleaseDecision;
import ai.smartwhale.balance.batch.optimizer.TimingConfig;
import ai.smartwhale.balance.batch.optimizer.TimingOptimizer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * How far the peaks of a real hour of requests fall when some of them may wait for up to five seconds: decided as time
 * goes by, beside the least that is possible for somebody who knows the whole hour.
 */
public final class TimingMeasurement {

    private static final Duration SPAN = Duration.ofSeconds(1);
    private static final int SLACK = 5;
    private static final int SEEDS = 12;
    private static final Instant START = Instant.EPOCH;

    private final int[] urgent;
    private final List<List<DeferrableWork>> deferrable = new ArrayList<>();
    private int missed;
    private double waited;

    private TimingMeasurement(double[] arrivals, double share, Random random) {
        int spans = (int) arrivals[arrivals.length - 1] + 1;
        urgent = new int[spans];
        for (int i = 0; i < spans; i++) {
            deferrable.add(new ArrayList<>());
        }
        for (int i = 0; i < arrivals.length; i++) {
            int span = (int) arrivals[i];
            if (random.nextDouble() < share) {
                deferrable.get(span).add(new DeferrableWork("w" + i, at(span), at(span + SLACK), 1));
            } else {
                urgent[span]++;
            }
        }
    }

    private static Instant at(int span) {
        return START.plus(SPAN.multipliedBy(span));
    }

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
        System.out.println("| may wait | raw peak/mean | online | offline bound | of the bound | p99/mean raw | online "
                + "| mean wait s | missed |\n|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        for (double share : new double[] {0.1, 0.3, 0.6}) {
            for (int seed = 1; seed <= SEEDS; seed++) {
                new TimingMeasurement(trace.orElseThrow(), share, new Random(seed)).print(share);
            }
        }
    }

    private void print(double share) {
        double[] raw = new double[urgent.length];
        List<DeferrableWork> all = new ArrayList<>();
        List<ForecastSlot> forecast = new ArrayList<>();
        for (int i = 0; i < raw.length; i++) {
            raw[i] = urgent[i] + deferrable.get(i).size();
            all.addAll(deferrable.get(i));
            forecast.add(new ForecastSlot(at(i), SPAN, urgent[i]));
        }
        TimingConfig config = new TimingConfig(1.2, 0.04, SPAN, Duration.ZERO);
        double[] online = online(TimingOptimizer.create(config));
        double bound = TimingOptimizer.create(config)
                .optimizeExecutionTiming(all, forecast)
                .peak();
        double mean = Arrays.stream(raw).average().orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "| %.0f %% | %.2f | %.2f | %.2f | %.3f | %.2f | %.2f | %.2f | %d |%n",
                share * 100,
                max(raw) / mean,
                max(online) / mean,
                bound / mean,
                max(online) / bound,
                p99(raw) / mean,
                p99(online) / mean,
                waited / all.size(),
                missed);
    }

    private double[] online(TimingOptimizer optimizer) {
        double[] load = new double[urgent.length + SLACK + 1];
        List<DeferrableWork> waiting = new ArrayList<>();
        for (int i = 0; i < load.length; i++) {
            if (i < urgent.length) {
                waiting.addAll(deferrable.get(i));
                load[i] = urgent[i];
            }
            ReleaseDecision decision = optimizer.balanceLoad(waiting, load[i], at(i));
            load[i] += decision.release().size();
            for (DeferrableWork work : decision.release()) {
                missed += at(i).isAfter(work.deadline()) ? 1 : 0;
                waited += Duration.between(work.earliest(), at(i)).toSeconds();
            }
            waiting.removeAll(decision.release());
        }
        missed += waiting.size();
        return load;
    }

    private static double max(double[] load) {
        return Arrays.stream(load).max().orElseThrow();
    }

    private static double p99(double[] load) {
        return Arrays.stream(load).sorted().toArray()[(int) (load.length * 0.99)];
    }
}
