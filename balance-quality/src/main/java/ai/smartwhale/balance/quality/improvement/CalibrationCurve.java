// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.improvement;

import ai.smartwhale.balance.quality.finding.QualityScore;
import ai.smartwhale.commons.InvalidValueException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Turns stated probabilities into those that labels bear out: labels in up to 25 bins of equal size, each bin drawn
 * towards what was stated where it holds few, made monotone by pooling adjacent violators (Ayer and others, 1955), with
 * straight lines between the bins. Immutable.
 */
public final class CalibrationCurve {

    /** Changes nothing. */
    public static final CalibrationCurve IDENTITY = new CalibrationCurve(new double[] {0, 1}, new double[] {0, 1});

    private static final int BINS = 25;
    private static final int ERROR_BINS = 10;
    private static final int LEAST_IN_BIN = 8;
    /** As how many labels the stated probability counts in each bin. */
    private static final double PRIOR = 1;

    private final double[] stated;
    private final double[] borneOut;

    private CalibrationCurve(double[] stated, double[] borneOut) {
        this.stated = stated;
        this.borneOut = borneOut;
    }

    /**
     * Fits a curve.
     *
     * @param labels what was stated and what was so
     * @return the curve; {@link #IDENTITY} where there are fewer than 16 labels
     */
    public static CalibrationCurve fit(List<LabelledProbability> labels) {
        List<LabelledProbability> sorted = new ArrayList<>(InvalidValueException.requirePresent("labels", labels));
        sorted.sort(Comparator.comparingDouble(LabelledProbability::probability));
        int bins = Math.min(BINS, sorted.size() / LEAST_IN_BIN);
        if (bins < 2) {
            return IDENTITY;
        }
        List<double[]> blocks = new ArrayList<>();
        int from = 0;
        for (int bin = 0; bin < bins && from < sorted.size(); bin++) {
            int to = Math.max(from + 1, sorted.size() * (bin + 1) / bins);
            // Equal probabilities belong together, or the order of the labels would matter.
            while (to < sorted.size()
                    && sorted.get(to).probability() == sorted.get(to - 1).probability()) {
                to++;
            }
            blocks.add(block(sorted.subList(from, to)));
            from = to;
        }
        return pooled(blocks);
    }

    /** Mean of the stated, mean of the so, weight. */
    private static double[] block(List<LabelledProbability> labels) {
        double weight = 0;
        double sum = 0;
        double wrong = 0;
        for (LabelledProbability label : labels) {
            weight += label.weight();
            sum += label.weight() * label.probability();
            wrong += label.wrong() ? label.weight() : 0;
        }
        double mean = sum / weight;
        return new double[] {mean, (wrong + PRIOR * mean) / (weight + PRIOR), weight + PRIOR};
    }

    private static CalibrationCurve pooled(List<double[]> blocks) {
        List<double[]> pools = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        for (double[] block : blocks) {
            double[] pool = block.clone();
            int size = 1;
            while (!pools.isEmpty() && pools.get(pools.size() - 1)[1] >= pool[1]) {
                double[] before = pools.remove(pools.size() - 1);
                double weight = before[2] + pool[2];
                pool[1] = (before[1] * before[2] + pool[1] * pool[2]) / weight;
                pool[2] = weight;
                size += sizes.remove(sizes.size() - 1);
            }
            pools.add(pool);
            sizes.add(size);
        }
        double[] stated = new double[blocks.size()];
        double[] borneOut = new double[blocks.size()];
        int at = 0;
        for (int i = 0; i < pools.size(); i++) {
            for (int left = sizes.get(i); left > 0; left--) {
                stated[at] = blocks.get(at)[0];
                borneOut[at++] = pools.get(i)[1];
            }
        }
        return new CalibrationCurve(stated, borneOut);
    }

    /**
     * What a stated probability is worth.
     *
     * @param probability as it was stated, 0 to 1
     * @return as it was borne out, 0 to 1; never falls where the stated one rises
     * @throws InvalidValueException if it is outside of its range
     */
    public double calibrated(double probability) {
        QualityScore.requireShare("probability", probability);
        int found = Arrays.binarySearch(stated, probability);
        if (found >= 0) {
            return borneOut[found];
        }
        int above = -found - 1;
        if (above == 0) {
            return borneOut[0];
        }
        if (above == stated.length) {
            return borneOut[above - 1];
        }
        double share = (probability - stated[above - 1]) / (stated[above] - stated[above - 1]);
        return borneOut[above - 1] + share * (borneOut[above] - borneOut[above - 1]);
    }

    /**
     * How far stated probabilities are off on average: the expected calibration error over ten bins of equal width
     * (Naeini and others, "Obtaining Well Calibrated Probabilities Using Bayesian Binning", 2015).
     *
     * @param labels what was stated and what was so
     * @return 0 to 1; 0 without labels
     */
    public static double error(List<LabelledProbability> labels) {
        InvalidValueException.requirePresent("labels", labels);
        double[] gap = new double[ERROR_BINS];
        double all = 0;
        for (LabelledProbability label : labels) {
            int bin = (int) Math.min(ERROR_BINS - 1.0, label.probability() * ERROR_BINS);
            gap[bin] += label.weight() * (label.probability() - (label.wrong() ? 1 : 0));
            all += label.weight();
        }
        double error = 0;
        for (int bin = 0; bin < ERROR_BINS; bin++) {
            error += Math.abs(gap[bin]);
        }
        return all == 0 ? 0 : error / all;
    }
}
