// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.trend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds changes of the level by binary segmentation (Scott and Knott 1974). A split counts if the means on both sides
 * differ by more than chance allows once the noise remembers its past (AR(1)), and if steps explain the series better
 * than a straight line does (Schwarz 1978): a plain trend is no sequence of steps.
 */
final class LevelShifts {

    private static final int SHORTEST = 5;
    private static final double MOST_MEMORY = 0.95;
    private static final double PENALTY = 3;

    private final double[] values;
    private final double[] sums;
    private final double[] squares;

    private LevelShifts(double[] values) {
        this.values = values;
        this.sums = new double[values.length + 1];
        this.squares = new double[values.length + 1];
        double offset = values[0];
        for (int i = 0; i < values.length; i++) {
            double value = values[i] - offset;
            sums[i + 1] = sums[i] + value;
            squares[i + 1] = squares[i] + value * value;
        }
    }

    /**
     * A change.
     *
     * @param index the place of the first value of the new level, in steps of the series
     * @param before the mean before
     * @param after the mean after
     */
    record Shift(int index, double before, double after) {}

    static List<Shift> find(Samples samples, double slope) {
        if (samples.size() < 2 * SHORTEST) {
            return List.of();
        }
        LevelShifts search = new LevelShifts(samples.values());
        List<Integer> splits = new ArrayList<>();
        search.split(0, samples.size(), splits);
        splits.sort(Comparator.naturalOrder());
        return splits.isEmpty() || search.lineIsBetter(samples.withoutSlope(slope), splits)
                ? List.of()
                : search.shifts(samples, splits);
    }

    private void split(int from, int to, List<Integer> splits) {
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int at = from + SHORTEST; at <= to - SHORTEST; at++) {
            double cost = cost(from, at) + cost(at, to);
            if (cost < least) {
                least = cost;
                best = at;
            }
        }
        if (best >= 0 && counts(from, best, to, least)) {
            splits.add(best);
            split(from, best, splits);
            split(best, to, splits);
        }
    }

    private boolean counts(int from, int at, int to, double cost) {
        double difference = mean(at, to) - mean(from, at);
        double scale = Math.max(Math.abs(mean(at, to)), Math.abs(mean(from, at)));
        if (Math.abs(difference) <= 1e-9 * scale) {
            return false;
        }
        double variance = Math.max(0, cost) / (to - from - 2.0);
        double memory = Math.min(MOST_MEMORY, Math.max(0, memory(from, at, to)));
        double spread = variance * (1 + memory) / (1 - memory) * (1.0 / (at - from) + 1.0 / (to - at));
        return difference * difference > PENALTY * Math.log(values.length) * spread;
    }

    private double memory(int from, int at, int to) {
        double product = 0;
        double total = 0;
        double last = 0;
        for (int i = from; i < to; i++) {
            double rest = values[i] - (i < at ? mean(from, at) : mean(at, to));
            product += rest * last;
            total += rest * rest;
            last = rest;
        }
        return total > 0 ? product / total : 0;
    }

    private boolean lineIsBetter(double[] rest, List<Integer> splits) {
        LevelShifts line = new LevelShifts(rest);
        int n = values.length;
        double steps = 0;
        int from = 0;
        for (int at : splits) {
            steps += cost(from, at);
            from = at;
        }
        steps += cost(from, n);
        double ofLine = Math.max(Double.MIN_NORMAL, line.cost(0, n));
        double ofSteps = Math.max(Double.MIN_NORMAL, steps);
        return n * Math.log(ofLine / n) + 2 * Math.log(n)
                <= n * Math.log(ofSteps / n) + (2.0 * splits.size() + 1) * Math.log(n);
    }

    private List<Shift> shifts(Samples samples, List<Integer> splits) {
        List<Shift> shifts = new ArrayList<>();
        for (int i = 0; i < splits.size(); i++) {
            int from = i == 0 ? 0 : splits.get(i - 1);
            int at = splits.get(i);
            int to = i + 1 < splits.size() ? splits.get(i + 1) : values.length;
            shifts.add(new Shift((int) Math.round(samples.places()[at]), mean(from, at), mean(at, to)));
        }
        return shifts;
    }

    private double mean(int from, int to) {
        return values[0] + (sums[to] - sums[from]) / (to - from);
    }

    private double cost(int from, int to) {
        double sum = sums[to] - sums[from];
        return squares[to] - squares[from] - sum * sum / (to - from);
    }
}
