// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.prediction;

import ai.smartwhale.balance.prediction.demand.LoadListener;
import ai.smartwhale.balance.prediction.demand.LoadPredictor;
import ai.smartwhale.balance.prediction.demand.LoadPredictorConfig;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * How many overloads are announced at least one bucket of ten seconds before they begin, and how many warnings are
 * followed by none. The system is overloaded while the work that waits is more than a bucket's; what lies less than a
 * minute apart is one overload. Smoothing and the latest value know the same backlog and are judged by the same rule:
 * two of the three coming buckets, and withdrawn after three looks without any.
 */
public final class OverloadMeasurement {

    private static final int LEADS = 3;
    private static final int APART = 6;
    private static final int LEARNING = 60;
    /** The capacity is this quantile of the means of three buckets. */
    private static final double[] CAPACITIES = {0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95};

    private OverloadMeasurement() {}

    /** Says after each bucket whether it warns. */
    private interface Contestant {
        boolean warns(double load);
    }

    /**
     * Measures.
     *
     * @param arguments the probability above which is warned, if wished
     * @throws IOException if a trace cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        double probability = arguments.length == 0 ? 0.3 : Double.parseDouble(arguments[0]);
        System.out.println("Overloads announced one bucket ahead, of all; false warnings, of all; by capacity");
        LoadTraces.azure("conv", false).ifPresent(loads -> measure("Azure conv, requests", loads, probability));
        LoadTraces.azure("conv", true).ifPresent(loads -> measure("Azure conv, tokens", loads, probability));
        List<double[]> bursty = new ArrayList<>();
        for (long seed = 1; seed <= 20; seed++) {
            bursty.add(LoadTraces.bursty(seed, 1_000));
        }
        measure("bursty, 20 seeds", bursty, probability);
    }

    private static void measure(String name, List<double[]> traces, double probability) {
        Score own = new Score();
        Score smoothed = new Score();
        Score latest = new Score();
        for (double quantile : CAPACITIES) {
            for (double[] loads : traces) {
                double capacity = quantile(loads, quantile);
                own.add(loads, capacity, predictor(capacity, probability));
                smoothed.add(loads, capacity, simple(capacity, smoothing()));
                latest.add(loads, capacity, simple(capacity, load -> load));
            }
        }
        System.out.printf("%s, eight capacities%n", name);
        System.out.printf("  LoadPredictor %s%n  EWMA 0.3      %s%n  naive         %s%n", own, smoothed, latest);
    }

    private static double quantile(double[] loads, double quantile) {
        double[] means = new double[loads.length - 2];
        for (int i = 0; i < means.length; i++) {
            means[i] = (loads[i] + loads[i + 1] + loads[i + 2]) / 3;
        }
        Arrays.sort(means);
        return means[(int) (quantile * means.length)];
    }

    private static Contestant predictor(double capacity, double probability) {
        Instant[] now = {Instant.EPOCH};
        LoadPredictorConfig config = LoadPredictorConfig.ofCapacity(capacity).withProbability(probability);
        LoadPredictor predictor = LoadPredictor.create(config, () -> now[0], LoadListener.NONE);
        return load -> {
            predictor.observe(load);
            now[0] = now[0].plusSeconds(10);
            return predictor.predictLoad(Duration.ofSeconds(10)).warned();
        };
    }

    private static DoubleUnaryOperator smoothing() {
        double[] level = {Double.NaN};
        return load -> {
            level[0] = Double.isNaN(level[0]) ? load : level[0] + 0.3 * (load - level[0]);
            return level[0];
        };
    }

    private static Contestant simple(double capacity, DoubleUnaryOperator forecast) {
        double[] backlog = {0};
        int[] below = {0};
        boolean[] raised = {false};
        return load -> {
            backlog[0] = Math.max(0, backlog[0] + load - capacity);
            double ahead = forecast.applyAsDouble(load);
            int above = 0;
            for (int lead = 1; lead <= LEADS; lead++) {
                above += backlog[0] + lead * (ahead - capacity) > capacity ? 1 : 0;
            }
            below[0] = above == 0 ? below[0] + 1 : 0;
            raised[0] = raised[0] ? below[0] < LEADS : above >= 2;
            return raised[0];
        };
    }

    /** Overloads and warnings of one contestant. */
    private static final class Score {

        private int overloads;
        private int announced;
        private int warnings;
        private int falseWarnings;

        void add(double[] loads, double capacity, Contestant contestant) {
            boolean[] overloaded = new boolean[loads.length];
            boolean[] warned = new boolean[loads.length];
            double backlog = 0;
            for (int i = 0; i < loads.length; i++) {
                warned[i] = contestant.warns(loads[i]);
                backlog = Math.max(0, backlog + loads[i] - capacity);
                overloaded[i] = backlog > capacity;
            }
            for (int i = LEARNING; i < loads.length; i++) {
                if (overloaded[i] && !any(overloaded, i - APART, i)) {
                    overloads++;
                    announced += warned[i - 1] ? 1 : 0;
                }
                if (warned[i] && !warned[i - 1]) {
                    int end = i;
                    while (end < loads.length && warned[end]) {
                        end++;
                    }
                    warnings++;
                    falseWarnings += any(overloaded, i, Math.min(loads.length, end + LEADS)) ? 0 : 1;
                }
            }
        }

        private static boolean any(boolean[] values, int from, int to) {
            for (int i = from; i < to; i++) {
                if (values[i]) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String toString() {
            return String.format(
                    "%3d of %3d announced (%3.0f %%), %3d of %3d false (%3.0f %%)",
                    announced,
                    overloads,
                    100.0 * announced / Math.max(1, overloads),
                    falseWarnings,
                    warnings,
                    100.0 * falseWarnings / Math.max(1, warnings));
        }
    }
}
