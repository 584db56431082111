// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.change;

import ai.smartwhale.commons.utils.MathUtils;
import ai.smartwhale.commons.utils.math.Statistics;
import java.util.Arrays;

/**
 * The slopes between all pairs of values, of which only those near the middle are kept: a sample says where the wanted
 * ranks lie, one pass over the pairs counts what is below and keeps what is around. Exact; where the sample misled, all
 * slopes are kept.
 */
final class PairSlopes {

    private static final int FEW_PAIRS = 4_096;
    private static final int SAMPLE = 1_024;
    /** Standard deviations of a sampled share by which the kept stretch is widened. */
    private static final double MARGIN = 3.5;

    private final double[] values;
    private final int distance;
    private final int pairs;
    private double[] kept;
    private int size;
    private int below;

    private PairSlopes(double[] values, int distance) {
        this.values = values;
        this.distance = distance;
        this.pairs = pairs(values, distance);
        this.kept = new double[Math.max(1, Math.min(pairs, FEW_PAIRS))];
    }

    /** The median slope, and those at the same distance of ranks below and above it, in ascending order. */
    static double[] around(double[] values, double half) {
        PairSlopes slopes = new PairSlopes(values, 1);
        int low = (int) Math.max(0, Math.round(slopes.pairs / 2.0 - half));
        int high = (int) Math.min(slopes.pairs - 1L, Math.round(slopes.pairs / 2.0 + half));
        return slopes.find(Math.min(low, (slopes.pairs - 1) / 2), Math.max(high, slopes.pairs / 2));
    }

    /**
     * The median of the slopes between values that lie at least half of the length apart: a quarter of the pairs, which
     * know most of what all pairs know.
     */
    static double quick(double[] values) {
        PairSlopes far = new PairSlopes(values, Math.max(1, values.length / 2));
        PairSlopes slopes = far.pairs == 0 ? new PairSlopes(values, 1) : far;
        return slopes.find((slopes.pairs - 1) / 2, slopes.pairs / 2)[1];
    }

    private static int pairs(double[] values, int distance) {
        int pairs = 0;
        int before = 0;
        for (int i = distance; i < values.length; i++) {
            before += Double.isNaN(values[i - distance]) ? 0 : 1;
            pairs += Double.isNaN(values[i]) ? 0 : before;
        }
        return pairs;
    }

    private double[] find(int low, int high) {
        keep(low, high);
        return read(low, high);
    }

    private void keep(int low, int high) {
        if (pairs > FEW_PAIRS) {
            double[] sample = sample();
            double margin = MARGIN * Math.sqrt(0.25 / sample.length);
            int from = (int) Math.floor(((double) low / pairs - margin) * sample.length);
            int to = (int) Math.ceil(((double) high / pairs + margin) * sample.length);
            if (from >= 0 && to < sample.length) {
                collect(sample[from], sample[to]);
                if (below <= low && high < below + size) {
                    return;
                }
            }
        }
        collect(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    private double[] sample() {
        double[] sample = new double[SAMPLE];
        // A linear congruence instead of chance: equal values have equal slopes, always.
        long state = 88_172_645_463_325_252L;
        for (int i = 0; i < SAMPLE; ) {
            state = state * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
            int first = (int) ((state >>> 33) % values.length);
            int second = (int) ((state >>> 12 & 0xffff_ffffL) % values.length);
            if (Math.abs(second - first) >= distance) {
                double slope = (values[second] - values[first]) / (second - first);
                if (!Double.isNaN(slope)) {
                    sample[i++] = slope;
                }
            }
        }
        Arrays.sort(sample);
        return sample;
    }

    private void collect(double least, double most) {
        size = 0;
        below = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                if (kept.length < size + values.length) {
                    kept = Arrays.copyOf(kept, Math.max(2 * kept.length, size + values.length));
                }
                collect(i, least, most);
            }
        }
    }

    /** Writes each slope and only counts those within: which they are no processor can foresee. */
    private void collect(int i, double least, double most) {
        double value = values[i];
        int next = size;
        int lower = 0;
        for (int j = i + distance; j < values.length; j++) {
            double slope = (values[j] - value) / (j - i);
            kept[next] = slope;
            next += slope >= least && slope <= most ? 1 : 0;
            lower += slope < least ? 1 : 0;
        }
        size = next;
        below += lower;
    }

    private double[] read(int low, int high) {
        if (size == 1) {
            return new double[] {kept[0], kept[0], kept[0]};
        }
        double last = size - 1.0;
        double lowShare = Math.max(0, (low - below) / last);
        double highShare = Math.min(1, (high - below) / last);
        double middle = Math.max(0, Math.min(1, ((pairs - 1) / 2.0 - below) / last));
        Statistics found = MathUtils.statisticalAnalysis(Arrays.copyOf(kept, size), lowShare, middle, highShare);
        double median = found.quantile(middle + 0.0);
        // A rank becomes a share and a rank again: what rounding moved must not leave the interval beside its median.
        return new double[] {
            Math.min(median, found.quantile(lowShare + 0.0)), median, Math.max(median, found.quantile(highShare + 0.0))
        };
    }
}
