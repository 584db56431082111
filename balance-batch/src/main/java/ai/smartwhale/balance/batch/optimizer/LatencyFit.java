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

    /** Chance is at least this share of the latency, so that a perfect fit does not take every change for a regime. */
    private static final double LEAST_CHANCE = 0.05;

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
    private int regimes;

    private final ShiftDetector shift = new ShiftDetector();

    LatencyFit(double decay, int leastSamples) {
        this.decay = decay;
        this.leastSamples = leastSamples;
    }

    /** The largest size that was seen. */
    int largest() {
        return largest;
    }

    /** How often what was known did not count any more. */
    int regimes() {
        return regimes;
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
        double chance = Math.max(deviation(slope), LEAST_CHANCE * expected);
        double residual = (nanos - expected) / chance;
        boolean slower = shift.isAbove(residual, size, nanos);
        boolean quicker = shift.isBelow(residual, size, nanos);
        if (slower || quicker) {
            beginRegime(slope, slower ? shift.above() : shift.below());
        } else {
            double most = ShiftDetector.MOST_DEVIATIONS;
            double counted = expected + chance * Math.max(-most, Math.min(most, residual));
            add(size, Math.max(1, counted));
        }
    }

    /** What was known counts no more, but for the proportion. */
    private void beginRegime(double slope, ShiftDetector.Side seen) {
        double fixed = Math.max(0, meanNanos - slope * meanSize);
        proportion = Math.max(LEAST_PROPORTION, Math.min(MOST_PROPORTION, fixed / slope));
        regimes++;
        weight = 0;
        meanSize = 0;
        meanNanos = 0;
        sizeSize = 0;
        sizeNanos = 0;
        nanosNanos = 0;
        for (int i = 0; i < seen.count(); i++) {
            add(seen.size(i), seen.nanos(i));
        }
        shift.clear();
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
