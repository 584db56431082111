// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.optimization;

import ai.smartwhale.balance.prediction.forecast.BacktestOrigin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a candidate was usually too low by: the median error of each quarter of the horizon over the earlier origins,
 * kept where it makes the later ones better, by their sum and most of them each.
 */
final class BiasFinder {

    private static final int BLOCKS = 4;
    private static final double LEAST_GAIN = 0.02;

    private BiasFinder() {}

    static BiasCorrection find(Trial trial, int earlier) {
        List<BacktestOrigin> origins = trial.origins();
        int horizon = origins.get(0).forecast().horizon();
        int steps = Math.max(1, (horizon + BLOCKS - 1) / BLOCKS);
        List<Double> additions = new ArrayList<>();
        for (int first = 0; first < horizon; first += steps) {
            int last = Math.min(horizon, first + steps);
            double bias = median(origins.subList(0, earlier), first, last);
            boolean helps = constant(origins, first, last, Math.signum(bias))
                    && helps(origins.subList(earlier, origins.size()), first, last, bias);
            additions.add(helps ? median(origins, first, last) : 0.0);
        }
        return new BiasCorrection(steps, additions);
    }

    private static boolean constant(List<BacktestOrigin> origins, int first, int last, double sign) {
        return sign != 0
                && origins.stream().allMatch(origin -> Math.signum(median(List.of(origin), first, last)) == sign);
    }

    private static boolean helps(List<BacktestOrigin> later, int first, int last, double bias) {
        double before = 0;
        double after = 0;
        int better = 0;
        for (BacktestOrigin origin : later) {
            double plain = error(origin, first, last, 0);
            double corrected = error(origin, first, last, bias);
            before += plain;
            after += corrected;
            better += corrected < plain ? 1 : 0;
        }
        return after < (1 - LEAST_GAIN) * before && better == later.size();
    }

    private static double error(BacktestOrigin origin, int first, int last, double bias) {
        double[] actual = origin.actual();
        double sum = 0;
        for (int step = first; step < last; step++) {
            double off = actual[step] - origin.forecast().mean(step) - bias;
            sum += Double.isNaN(off) ? 0 : Math.abs(off);
        }
        return sum;
    }

    private static double median(List<BacktestOrigin> origins, int first, int last) {
        double[] errors = origins.stream()
                .flatMapToDouble(origin -> {
                    double[] actual = origin.actual();
                    double[] off = new double[last - first];
                    Arrays.setAll(
                            off, i -> actual[first + i] - origin.forecast().mean(first + i));
                    return Arrays.stream(off);
                })
                .filter(off -> !Double.isNaN(off))
                .sorted()
                .toArray();
        int middle = errors.length / 2;
        if (errors.length == 0) {
            return 0;
        }
        return errors.length % 2 == 1 ? errors[middle] : (errors[middle - 1] + errors[middle]) / 2;
    }
}
