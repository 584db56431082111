// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.improvement;

import java.util.List;

/**
 * Finds by what the evidence of a detector should be multiplied for its probabilities to come true. Evidence is by how
 * much a detector raises the log-odds above those of a cell of which nothing is said; its weight is the one parameter
 * of a logistic curve, drawn towards 1. The weight moves only where the likelihood ratio says, at 95 %, that the labels
 * speak for it.
 */
final class DetectorFit {

    private static final double LEAST = 0.25;
    private static final double MOST = 4;
    private static final double GREATEST_STEP = 1.5;
    /** The 95 % point of the chi-squared distribution with one degree of freedom. */
    private static final double SIGNIFICANT = 3.841;
    /** Standard deviation of the logarithm of weights, before there are labels. */
    private static final double SPREAD = 0.7;

    /** The log-odds of being wrong of a cell of which nothing is said, roughly. */
    private static final double BASE = Math.log(0.03 / 0.97);

    private static final double SUREST = 0.98;
    private static final int STEPS = 60;

    private DetectorFit() {}

    static double next(double weight, List<LabelledProbability> labels) {
        double low = Math.log(LEAST);
        double high = Math.log(MOST);
        double golden = (Math.sqrt(5) - 1) / 2;
        for (int i = 0; i < STEPS; i++) {
            double left = high - golden * (high - low);
            double right = low + golden * (high - low);
            if (posterior(left, labels) < posterior(right, labels)) {
                low = left;
            } else {
                high = right;
            }
        }
        double best = Math.exp((low + high) / 2);
        double gain = 2 * (likelihood(best, labels) - likelihood(weight, labels));
        if (gain < SIGNIFICANT) {
            return weight;
        }
        return Math.max(weight / GREATEST_STEP, Math.min(weight * GREATEST_STEP, best));
    }

    private static double posterior(double logWeight, List<LabelledProbability> labels) {
        return likelihood(Math.exp(logWeight), labels) - logWeight * logWeight / (2 * SPREAD * SPREAD);
    }

    private static double likelihood(double weight, List<LabelledProbability> labels) {
        double sum = 0;
        for (LabelledProbability label : labels) {
            double p = Math.max(1 - SUREST, Math.min(SUREST, label.probability()));
            double z = BASE + weight * (Math.log(p / (1 - p)) - BASE);
            sum -= label.weight() * Math.log1p(Math.exp(label.wrong() ? -z : z));
        }
        return sum;
    }
}
