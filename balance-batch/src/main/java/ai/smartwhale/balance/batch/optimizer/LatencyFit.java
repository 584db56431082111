// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.optimizer;

import java.time.Duration;
import java.util.Optional;

/**
 * Latency over size for one source, by exponentially weighted least squares in the form with running means, which does
 * not lose digits. Where sizes hardly vary, the proportion of fixed and growing part is taken from before. Not
 * thread-safe.
 */
final class LatencyFit {

    /** Until the fixed part is known it is taken to be worth this many items. */
    private static final double USUAL_PROPORTION = 20;

    private static final double LEAST_PROPORTION = 0.1;
    private static final double MOST_PROPORTION = 1e6;

    /** The proportion counts as one sample this far from the mean size, relative to it. */
    private static final double PROPORTION_SPREAD = 0.25;

    private static final double OUTLIER_DEVIATIONS = 4;

    /** Chance is at least this share of the latency, so that a perfect fit does not take every change for a regime. */
    private static final double LEAST_CHANCE = 0.05;

    private static final int OUTLIERS_OF_A_REGIME = 3;

    private final double decay;
    private final int leastSamples;
    private double weight;
    private double meanSize;
    private double meanNanos;
    private double sizeSize;
    private double sizeNanos;
    private double nanosNanos;
    private double proportion = USUAL_PROPORTION;
    private long samples;
    private int largest;

    private final double[] outlierSizes = new double[OUTLIERS_OF_A_REGIME];
    private final double[] outlierNanos = new double[OUTLIERS_OF_A_REGIME];
    private int outliers;

    LatencyFit(double decay, int leastSamples) {
        this.decay = decay;
        this.leastSamples = leastSamples;
    }

    /** The largest size that was seen. */
    int largest() {
        return largest;
    }

    Optional<CostModel> model() {
        if (samples < leastSamples) {
            return Optional.empty();
        }
        double slope = slope();
        double fixed = Math.max(0, meanNanos - slope * meanSize);
        return Optional.of(new CostModel(
                Duration.ofNanos(Math.round(fixed)), slope, Duration.ofNanos(Math.round(deviation(slope)))));
    }

    void learn(int size, long nanos) {
        largest = Math.max(largest, size);
        if (samples < leastSamples) {
            add(size, nanos);
            return;
        }
        double slope = slope();
        double expected = Math.max(0, meanNanos - slope * meanSize) + slope * size;
        double allowed = OUTLIER_DEVIATIONS * Math.max(deviation(slope), LEAST_CHANCE * expected);
        double residual = nanos - expected;
        if (Math.abs(residual) <= allowed) {
            forgiveOutliers(slope, allowed);
            add(size, nanos);
        } else {
            keepOutlier(size, nanos, residual > 0, slope, allowed);
        }
    }

    private void keepOutlier(int size, long nanos, boolean above, double slope, double allowed) {
        if (outliers > 0 && above != lies(outliers - 1, slope)) {
            forgiveOutliers(slope, allowed);
        }
        outlierSizes[outliers] = size;
        outlierNanos[outliers] = nanos;
        outliers++;
        if (outliers == OUTLIERS_OF_A_REGIME) {
            beginRegime(slope);
        }
    }

    private boolean lies(int outlier, double slope) {
        return outlierNanos[outlier] > meanNanos + slope * (outlierSizes[outlier] - meanSize);
    }

    /** They were chance, and count as much as chance may. */
    private void forgiveOutliers(double slope, double allowed) {
        double centre = meanNanos;
        double middle = meanSize;
        for (int i = 0; i < outliers; i++) {
            double expected = centre + slope * (outlierSizes[i] - middle);
            double clipped = Math.max(expected - allowed, Math.min(expected + allowed, outlierNanos[i]));
            add(outlierSizes[i], Math.max(1, clipped));
        }
        outliers = 0;
    }

    private void beginRegime(double slope) {
        double fixed = Math.max(0, meanNanos - slope * meanSize);
        proportion = Math.max(LEAST_PROPORTION, Math.min(MOST_PROPORTION, fixed / slope));
        weight = 0;
        meanSize = 0;
        meanNanos = 0;
        sizeSize = 0;
        sizeNanos = 0;
        nanosNanos = 0;
        outliers = 0;
        for (int i = 0; i < OUTLIERS_OF_A_REGIME; i++) {
            add(outlierSizes[i], outlierNanos[i]);
        }
    }

    private void add(double size, double nanos) {
        double before = decay * weight;
        weight = before + 1;
        double share = before / weight;
        double fromSize = size - meanSize;
        double fromNanos = nanos - meanNanos;
        sizeSize = decay * sizeSize + share * fromSize * fromSize;
        sizeNanos = decay * sizeNanos + share * fromSize * fromNanos;
        nanosNanos = decay * nanosNanos + share * fromNanos * fromNanos;
        meanSize += fromSize / weight;
        meanNanos += fromNanos / weight;
        samples++;
    }

    private double slope() {
        double usual = meanNanos / (proportion + meanSize);
        double spread = PROPORTION_SPREAD * Math.max(1, meanSize);
        double slope = (sizeNanos + spread * spread * usual) / (sizeSize + spread * spread);
        // Between almost all fixed and nothing fixed: both parts of a latency are above zero.
        double steepest = meanNanos / meanSize;
        return Math.max(steepest / MOST_PROPORTION, Math.min(steepest, slope));
    }

    private double deviation(double slope) {
        double squares = nanosNanos - 2 * slope * sizeNanos + slope * slope * sizeSize;
        return Math.sqrt(Math.max(0, squares) / Math.max(1, weight - 1));
    }
}
