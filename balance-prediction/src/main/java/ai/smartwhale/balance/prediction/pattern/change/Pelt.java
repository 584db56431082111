// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.change;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Arrays;

/**
 * Finds where the mean of a series changes: pruned exact linear time search (Killick, Fearnhead and Eckley 2012) for
 * the segments with the least sum of squares plus a penalty for each change. Exact: finds what a search through all
 * segmentations would. Takes time in proportion to the length where changes come at all, at most to its square. Pure
 * functions; {@link MeanShifts} chooses the penalty.
 */
public final class Pelt {

    private Pelt() {}

    /**
     * Finds the changes.
     *
     * @param values at least one, all finite; not changed
     * @param penalty for each change, in the square of the unit of the values; 0 or more
     * @param leastLength the least number of values in a segment, 1 or more
     * @return the indexes of the first values after each change, ascending
     * @throws InvalidValueException if an argument is outside of its range
     */
    public static int[] changes(double[] values, double penalty, int leastLength) {
        InvalidValueException.requireRange("values.length", values.length, 1, Integer.MAX_VALUE - 1);
        Numbers.requireAllFinite("values", values);
        Numbers.requireRange("penalty", penalty, 0, Double.MAX_VALUE);
        InvalidValueException.requireRange("leastLength", leastLength, 1, Integer.MAX_VALUE);
        return new Search(values, penalty, leastLength).run();
    }

    /** The dynamic programme; best[t] is the least cost of the first t values. */
    private static final class Search {

        private final Sums sums;
        private final double penalty;
        private final int leastLength;
        private final int length;
        private final double[] best;
        private final int[] start;
        /** Where the last segment may begin, and from which end on it need not be looked at any more. */
        private final int[] candidates;

        private final int[] expiry;
        private final double[] costs;
        private int count;

        Search(double[] values, double penalty, int leastLength) {
            this.sums = new Sums(values);
            this.penalty = penalty;
            this.leastLength = leastLength;
            this.length = values.length;
            this.best = new double[length + 1];
            this.start = new int[length + 1];
            this.candidates = new int[length + 1];
            this.expiry = new int[length + 1];
            this.costs = new double[length + 1];
        }

        int[] run() {
            best[0] = -penalty;
            for (int end = leastLength; end <= length; end++) {
                int newest = end - leastLength;
                // A segment cannot begin where the values before are too few for one.
                if (newest == 0 || newest >= leastLength) {
                    expiry[count] = Integer.MAX_VALUE;
                    candidates[count++] = newest;
                }
                step(end);
            }
            return length < 2 * leastLength ? new int[0] : trace();
        }

        private void step(int end) {
            double least = Double.POSITIVE_INFINITY;
            int from = 0;
            for (int i = 0; i < count; i++) {
                double cost = best[candidates[i]] + sums.cost(candidates[i], end);
                costs[i] = cost;
                if (cost < least) {
                    least = cost;
                    from = candidates[i];
                }
            }
            best[end] = least + penalty;
            start[end] = from;
            prune(end);
        }

        /** What is worse than a change here stays so, but a change here is only possible a segment's length later. */
        private void prune(int end) {
            int kept = 0;
            for (int i = 0; i < count; i++) {
                int candidate = candidates[i];
                int until = expiry[i];
                if (until == Integer.MAX_VALUE && costs[i] > best[end]) {
                    until = end + leastLength;
                }
                if (until > end + 1) {
                    candidates[kept] = candidate;
                    expiry[kept++] = until;
                }
            }
            count = kept;
        }

        private int[] trace() {
            int[] found = new int[length / leastLength + 1];
            int at = found.length;
            for (int end = start[length]; end > 0; end = start[end]) {
                found[--at] = end;
            }
            return Arrays.copyOfRange(found, at, found.length);
        }
    }

    /** Sums from the start, around the mean so that large values with small differences keep their digits. */
    private static final class Sums {

        private final double[] sums;
        private final double[] squares;
        /** One by each length, since a product is sooner made than a quotient. */
        private final double[] shares;

        Sums(double[] values) {
            double mean = Arrays.stream(values).average().orElse(0);
            sums = new double[values.length + 1];
            squares = new double[values.length + 1];
            shares = new double[values.length + 1];
            for (int i = 0; i < values.length; i++) {
                double deviation = values[i] - mean;
                sums[i + 1] = sums[i] + deviation;
                squares[i + 1] = squares[i] + deviation * deviation;
                shares[i + 1] = 1.0 / (i + 1);
            }
        }

        double cost(int from, int to) {
            double sum = sums[to] - sums[from];
            return Math.max(0, squares[to] - squares[from] - sum * sum * shares[to - from]);
        }
    }
}
