// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

import java.util.List;

/**
 * What the dependencies together say of a cell.
 *
 * @param evidence for an error, as the logarithm of a likelihood ratio: negative where the cell is as expected
 * @param expected the value that most speaks for, -1 if there is none
 * @param support how much of the votes it has, 0 to 1
 * @param determinant the column with the strongest vote
 */
record DependencyVote(double evidence, int expected, double support, int determinant) {

    static final DependencyVote NONE = new DependencyVote(0, -1, 0, -1);

    private static final double PRIOR = 2;
    private static final double MOST_ERRORS = 0.3;

    static DependencyVote of(List<Dependency> dependencies, int[] codes, int to) {
        double weights = 0;
        double sum = 0;
        int voters = 0;
        int candidates = 0;
        int[] values = new int[dependencies.size()];
        double[] supports = new double[dependencies.size()];
        int determinant = -1;
        double strongest = 0;
        int value = codes[to];
        for (Dependency one : dependencies) {
            int group = codes[one.from()];
            int others = group <= 0 ? 0 : one.others(group);
            if (others == 0) {
                continue;
            }
            int majority = one.majority(group, value);
            double share = (one.majorityCount(group, value) + PRIOR * one.accuracy()) / (others + PRIOR);
            double weight = one.strength() * others / (others + PRIOR);
            double ratio;
            if (majority == value) {
                ratio = Math.log(0.04 / share);
            } else {
                double exception = Math.max((1 - share) * one.alternatives(), one.same(group, value) / (double) others);
                // The more records are wrong, the more likely this one is.
                double errors = Math.max(RarityPrior.USUAL, Math.min(MOST_ERRORS, one.errors()));
                ratio = Math.log(0.95 / Math.max(0.002, exception))
                        + Math.log(errors / (1 - errors))
                        - Math.log(RarityPrior.USUAL / (1 - RarityPrior.USUAL));
            }
            voters++;
            weights += weight;
            sum += weight * ratio;
            if (weight * Math.abs(ratio) > strongest) {
                strongest = weight * Math.abs(ratio);
                determinant = one.from();
            }
            int at = 0;
            while (at < candidates && values[at] != majority) {
                at++;
            }
            values[at] = majority;
            supports[at] += weight * share;
            candidates = Math.max(candidates, at + 1);
        }
        if (voters == 0) {
            return NONE;
        }
        int best = 0;
        double all = 0;
        for (int i = 0; i < candidates; i++) {
            best = supports[i] > supports[best] ? i : best;
            all += supports[i];
        }
        double together = sum / weights * Math.min(2, Math.sqrt(weights));
        return new DependencyVote(together, values[best], supports[best] / Math.max(all, weights), determinant);
    }
}
