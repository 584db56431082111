// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.change;

import ai.smartwhale.commons.InvalidValueException;
import java.util.List;

/**
 * ADWIN2 (Bifet and Gavaldà, "Learning from time-changing data with adaptive windowing", 2007): keeps a window of the
 * latest values in an exponential histogram and drops its oldest part as soon as two parts of it differ in their mean
 * by more than chance allows. Needs no standardised values, and its window always holds about what is true now.
 *
 * <p>Looked at every 32 values, at cuts with 5 values on both sides. At most 72 buckets, which cover the latest 20,000
 * values: 1.2 KB. Nothing allocated per value. Not thread-safe.
 */
public final class Adwin {

    /** The probability of a false drift that the paper, and others after it, work with. */
    public static final double DEFAULT_DELTA = 0.002;

    private static final int CLOCK = 32;
    private static final int LEAST_PART = 5;

    private final double delta;
    private final double least;
    private final double most;
    private final AdwinBuckets buckets;
    private int sinceCheck;

    private Adwin(double delta, double least, double most, AdwinBuckets buckets, int sinceCheck) {
        this.delta = Numbers.requireRange("delta", delta, 1e-12, 0.5);
        this.least = Numbers.requireFinite("least", least);
        this.most = Numbers.requireFinite("most", most);
        if (!(most - least > 0) || Double.isInfinite(most - least)) {
            throw new InvalidValueException("most", most, "above least, which is " + least);
        }
        this.buckets = buckets;
        this.sinceCheck = sinceCheck;
    }

    /**
     * For values from 0 to 1, with a delta of 0.002.
     *
     * @return a window that is empty
     */
    public static Adwin withDefaults() {
        return of(DEFAULT_DELTA, 0, 1);
    }

    /**
     * For values of another range.
     *
     * @param delta the bound on the probability of a false drift at a look, 1e-12 to 0.5
     * @param least the least value; what is below is taken as this
     * @param most the largest value, above least; what is above is taken as this
     * @return a window that is empty
     * @throws InvalidValueException if one is outside of its range
     */
    public static Adwin of(double delta, double least, double most) {
        return new Adwin(delta, least, most, new AdwinBuckets(), 0);
    }

    /**
     * Continues where another one was.
     *
     * @param snapshot what {@link #snapshot()} returned
     * @return a window that behaves as the other one would
     * @throws InvalidValueException if the buckets do not shrink by powers of two from the oldest to the newest
     */
    public static Adwin restore(Snapshot snapshot) {
        InvalidValueException.requirePresent("snapshot", snapshot);
        return new Adwin(
                snapshot.delta(),
                snapshot.least(),
                snapshot.most(),
                AdwinBuckets.restore(snapshot.buckets()),
                snapshot.sinceCheck());
    }

    /**
     * Takes the next value.
     *
     * @param value the value, brought into the range where it is outside
     * @return whether the window was cut: the mean of the older values is not that of the newer ones
     * @throws InvalidValueException if it is not finite; nothing is changed then
     */
    public boolean update(double value) {
        Numbers.requireFinite("value", value);
        buckets.add(Math.max(least, Math.min(most, value)));
        sinceCheck++;
        if (sinceCheck < CLOCK) {
            return false;
        }
        sinceCheck = 0;
        int old = oldBuckets();
        boolean cut = old > 0;
        while (old > 0) {
            for (; old > 0; old--) {
                buckets.dropOldest();
            }
            old = oldBuckets();
        }
        return cut;
    }

    /**
     * The buckets before the cut at which the means differ most, in terms of the bound of the paper's ADWIN2; 0 if they
     * differ at no cut by more than the bound. All before the cut is dropped at once, as the paper's theorem has it:
     * bucket after bucket, what is left of the old would raise the alarm again and again.
     */
    private int oldBuckets() {
        int best = 0;
        double largest = 1;
        double width = buckets.width();
        double total = buckets.total();
        double variance = buckets.variance();
        double log = Math.log(2 * Math.log(width) / delta);
        double oldCount = 0;
        double oldTotal = 0;
        for (int i = 0; i < buckets.count(); i++) {
            oldCount += buckets.countAt(i);
            oldTotal += buckets.totalAt(i);
            double newCount = width - oldCount;
            if (oldCount >= LEAST_PART && newCount >= LEAST_PART) {
                double harmonic = 1 / oldCount + 1 / newCount;
                double bound = Math.sqrt(2 * harmonic * variance * log) + 2.0 / 3 * harmonic * log * (most - least);
                double ratio = Math.abs(oldTotal / oldCount - (total - oldTotal) / newCount) / bound;
                if (ratio > largest) {
                    largest = ratio;
                    best = i + 1;
                }
            }
        }
        return best;
    }

    /**
     * How many values the window covers.
     *
     * @return 0 or more
     */
    public long width() {
        return (long) buckets.width();
    }

    /**
     * The mean of the window.
     *
     * @return within the range; the middle of it while there is no value
     */
    public double mean() {
        return buckets.width() == 0 ? least + (most - least) / 2 : buckets.total() / buckets.width();
    }

    /**
     * The variance of the window.
     *
     * @return with the number of values as divisor; 0 while there is no value
     */
    public double variance() {
        return buckets.variance();
    }

    /**
     * What must be kept to continue after a restart.
     *
     * @return the state
     */
    public Snapshot snapshot() {
        return new Snapshot(delta, least, most, sinceCheck, buckets.toList());
    }

    /**
     * The state of a window.
     *
     * @param delta see {@link Adwin#of}
     * @param least see {@link Adwin#of}
     * @param most see {@link Adwin#of}
     * @param sinceCheck values since the last look, 0 to 31
     * @param buckets from the oldest to the newest, at most 72
     */
    public record Snapshot(double delta, double least, double most, int sinceCheck, List<Bucket> buckets) {

        /**
         * Checks every component.
         *
         * @throws InvalidValueException if one is outside of its range
         */
        public Snapshot {
            InvalidValueException.requireRange("sinceCheck", sinceCheck, 0, CLOCK - 1);
            buckets = List.copyOf(InvalidValueException.requirePresent("buckets", buckets));
        }
    }

    /**
     * Values that lie beside each other.
     *
     * @param level the logarithm of their number to the base of 2, 0 to 11
     * @param total their sum, finite
     * @param squares the sum of the squared deviations from their mean, finite, 0 or more
     */
    public record Bucket(int level, double total, double squares) {

        /**
         * Checks every component.
         *
         * @throws InvalidValueException if one is outside of its range
         */
        public Bucket {
            InvalidValueException.requireRange("level", level, 0, AdwinBuckets.LEVELS - 1L);
            Numbers.requireFinite("total", total);
            Numbers.requireRange("squares", squares, 0, Double.MAX_VALUE);
        }
    }
}
