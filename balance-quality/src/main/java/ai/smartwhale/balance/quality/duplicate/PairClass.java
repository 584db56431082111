// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.duplicate;

import java.util.Arrays;
import java.util.List;

/** One kind of pairs: how many there are, and how often each of its fields reaches each level of agreement. */
final class PairClass {

    private static final double SMOOTHING = 0.5;

    private final double[] usual;
    private final double usualWeight;
    private final double mostDifferent;
    private final double[][] logs;
    private double logShare;

    private PairClass(int fields, double[] usual, double usualWeight, double mostDifferent) {
        this.usual = usual;
        this.usualWeight = usualWeight;
        this.mostDifferent = mostDifferent;
        this.logs = new double[fields][];
        for (int f = 0; f < fields; f++) {
            logs[f] = logs(usual);
        }
    }

    /**
     * A kind that stays near what is usual.
     *
     * @param usual share of each level
     * @param weight how many pairs the usual shares count as
     * @param mostDifferent no field differs more often than this, or it would be another kind
     */
    static PairClass near(int fields, double[] usual, double weight, double mostDifferent) {
        return new PairClass(fields, usual, weight, mostDifferent);
    }

    /** A kind that becomes what its pairs show. */
    static PairClass free(int fields) {
        double[] even = new double[Agreement.LEVELS];
        Arrays.fill(even, 1.0 / even.length);
        return new PairClass(fields, even, SMOOTHING * even.length, 1);
    }

    /** Learns from pairs, each of which belongs to this kind by its weight. */
    void learn(List<PairPattern> pairs, double[] weights, double all, double factor) {
        double sum = Arrays.stream(weights).sum();
        logShare = Math.log(factor * (sum + SMOOTHING) / (all + 10 * SMOOTHING));
        for (int f = 0; f < logs.length; f++) {
            double[] sums = new double[Agreement.LEVELS];
            for (int level = 0; level < sums.length; level++) {
                sums[level] = usual[level] * usualWeight;
            }
            for (int p = 0; p < weights.length; p++) {
                int level = pairs.get(p).levels()[f];
                if (level < sums.length) {
                    sums[level] += weights[p];
                }
            }
            logs[f] = logs(bounded(sums));
        }
    }

    private double[] bounded(double[] sums) {
        double all = Arrays.stream(sums).sum();
        int different = Agreement.DIFFERENT.ordinal();
        if (sums[different] <= mostDifferent * all) {
            return sums;
        }
        double rest = all - sums[different];
        double[] bounded = sums.clone();
        bounded[different] = rest * mostDifferent / (1 - mostDifferent);
        return bounded;
    }

    private static double[] logs(double[] sums) {
        double all = Arrays.stream(sums).sum();
        return Arrays.stream(sums).map(sum -> Math.log(sum / all)).toArray();
    }

    /** The logarithm of how likely a field of such a pair reaches a level; 0 where it is not known. */
    double log(int field, int level) {
        return level < Agreement.LEVELS ? logs[field][level] : 0;
    }

    /** The logarithm of how likely such a pair exists and agrees as far as this one. */
    double log(byte[] levels) {
        double sum = logShare;
        for (int f = 0; f < levels.length; f++) {
            sum += log(f, levels[f]);
        }
        return sum;
    }
}
