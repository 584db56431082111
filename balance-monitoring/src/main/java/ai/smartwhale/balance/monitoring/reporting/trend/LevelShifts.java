// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.trend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds changes of the level by binary segmentation (Scott and Knott 1974), where one split is not enough by two
 * (Olshen and Venkatraman 2004). A split counts if the means on both sides differ by more than chance allows once the
 * noise remembers its past (AR(1)), and if steps explain the series better than a straight line does (Schwarz 1978): a
 * plain trend is no sequence of steps.
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
        if (best >= 0 && counts(from, to, best)) {
            splits.add(best);
            split(from, best, splits);
            split(best, to, splits);
        } else {
            splitTwice(from, to, splits);
        }
    }

    /** A level that came and went hides behind its own noise from a search for one split. */
    private void splitTwice(int from, int to, List<Integer> splits) {
        int first = -1;
        int second = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = from + SHORTEST; i <= to - 2 * SHORTEST; i++) {
            double before = cost(from, i);
            for (int j = i + SHORTEST; j <= to - SHORTEST; j++) {
                double cost = before + cost(i, j) + cost(j, to);
                if (cost < least) {
                    least = cost;
                    first = i;
                    second = j;
                }
            }
        }
        if (first >= 0 && counts(from, to, first, second)) {
            splits.add(first);
            splits.add(second);
            split(from, first, splits);
            split(first, second, splits);
            split(second, to, splits);
        }
    }

    private boolean counts(int from, int to, int... at) {
        int[] ends = new int[at.length + 2];
        ends[0] = from;
        System.arraycopy(at, 0, ends, 1, at.length);
        ends[ends.length - 1] = to;
        double noise = noise(ends);
        for (int i = 1; i < ends.length - 1; i++) {
            double before = mean(ends[i - 1], ends[i]);
            double after = mean(ends[i], ends[i + 1]);
            double difference = Math.abs(after - before);
            double spread = noise * (1.0 / (ends[i] - ends[i - 1]) + 1.0 / (ends[i + 1] - ends[i]));
            if (difference <= 1e-9 * Math.max(Math.abs(before), Math.abs(after))
                    || difference * difference <= PENALTY * at.length * Math.log(values.length) * spread) {
                return false;
            }
        }
        return true;
    }

    /** What the variance of a mean grows with: the variance around the levels, the more the longer they remember. */
    private double noise(int[] ends) {
        double product = 0;
        double total = 0;
        double last = 0;
        for (int segment = 1; segment < ends.length; segment++) {
            double mean = mean(ends[segment - 1], ends[segment]);
            for (int i = ends[segment - 1]; i < ends[segment]; i++) {
                double rest = values[i] - mean;
                product += rest * last;
                total += rest * rest;
                last = rest;
            }
        }
        double size = (double) ends[ends.length - 1] - ends[0];
        double measured = total > 0 ? product / total : 0;
        // Taking the means away hides some of the memory.
        double memory = Math.min(MOST_MEMORY, Math.max(0, measured + (1 + 4 * measured) / size));
        return total / (size - ends.length + 1) * (1 + memory) / (1 - memory);
    }

    private boolean lineIsBetter(double[] rest, List<Integer> splits) {
        int n = values.length;
        int[] ends = new int[splits.size() + 2];
        ends[ends.length - 1] = n;
        double steps = 0;
        for (int i = 1; i < ends.length; i++) {
            ends[i] = i <= splits.size() ? splits.get(i - 1) : n;
            steps += cost(ends[i - 1], ends[i]);
        }
        // By the noise of values that remember, or else each of their waves would be a step.
        double noise = Math.max(Double.MIN_NORMAL, noise(ends));
        double line = new LevelShifts(rest).cost(0, n);
        return line / noise + Math.log(n) <= steps / noise + 2.0 * splits.size() * Math.log(n);
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
