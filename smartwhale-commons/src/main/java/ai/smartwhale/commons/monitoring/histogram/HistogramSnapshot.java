// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.histogram;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Counts of a histogram at one moment, or within a time. Immutable. Two of them are merged by adding their buckets,
 * which gives exactly the histogram of all numbers together; percentiles are only ever read from such a sum.
 */
public final class HistogramSnapshot {

    /** No numbers. */
    public static final HistogramSnapshot EMPTY = new HistogramSnapshot(new int[0], new long[0], 0, 0);

    private final int[] buckets;
    private final long[] counts;
    private final long count;
    private final double sum;
    private final long max;

    HistogramSnapshot(int[] buckets, long[] counts, double sum, long max) {
        this.buckets = buckets;
        this.counts = counts;
        this.count = Arrays.stream(counts).sum();
        this.sum = sum;
        this.max = max;
    }

    /**
     * Makes one of numbers.
     *
     * @param values the numbers, each 0 or more
     * @return their histogram
     * @throws InvalidValueException if one is negative
     */
    public static HistogramSnapshot of(long... values) {
        StripedHistogram histogram = new StripedHistogram();
        for (long value : values) {
            histogram.record(value);
        }
        return histogram.snapshot();
    }

    /**
     * How many numbers.
     *
     * @return 0 or more
     */
    public long count() {
        return count;
    }

    /**
     * The sum of the numbers, exact up to 2<sup>53</sup>.
     *
     * @return 0 or more
     */
    public double sum() {
        return sum;
    }

    /**
     * Whether there are no numbers.
     *
     * @return whether the count is zero
     */
    public boolean isEmpty() {
        return count == 0;
    }

    /**
     * The greatest number; within 1.6 % above the truth where this is a difference of two snapshots.
     *
     * @return the number, absent where there is none
     */
    public OptionalLong max() {
        return isEmpty() ? OptionalLong.empty() : OptionalLong.of(max);
    }

    /**
     * The least number, within 0.8 %.
     *
     * @return the number, absent where there is none
     */
    public OptionalLong min() {
        return isEmpty() ? OptionalLong.empty() : OptionalLong.of(represent(buckets[0]));
    }

    /**
     * The mean, of the exact sum.
     *
     * @return the mean, absent where there are no numbers
     */
    public OptionalDouble mean() {
        return isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
    }

    /**
     * The standard deviation of the middles of the buckets.
     *
     * @return 0 or more, absent where there are no numbers
     */
    public OptionalDouble standardDeviation() {
        if (isEmpty()) {
            return OptionalDouble.empty();
        }
        double mean = sum / count;
        double squares = 0;
        for (int i = 0; i < buckets.length; i++) {
            double distance = represent(buckets[i]) - mean;
            squares += distance * distance * counts[i];
        }
        return OptionalDouble.of(Math.sqrt(squares / count));
    }

    /**
     * The least number that is not less than a share of all: the nearest rank, within 0.8 %.
     *
     * @param share 0 to 1; 0.99 for the 99th percentile
     * @return the number, absent where there is none
     * @throws InvalidValueException if the share is outside of its range or not a number
     */
    public OptionalLong quantile(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new InvalidValueException("share", share, "0 to 1");
        }
        if (isEmpty()) {
            return OptionalLong.empty();
        }
        long rank = Math.max(1, (long) Math.ceil(share * count));
        long seen = 0;
        int at = -1;
        while (seen < rank) {
            seen += counts[++at];
        }
        return OptionalLong.of(rank == count ? max : represent(buckets[at]));
    }

    /**
     * How many numbers are at most each of some bounds. A number that lies less than 1.6 % below a bound may not be
     * counted for it.
     *
     * @param bounds the bounds, rising
     * @return how many for each
     */
    public long[] countsAtMost(long... bounds) {
        long[] upTo = new long[bounds.length];
        long seen = 0;
        int at = 0;
        for (int i = 0; i < bounds.length; i++) {
            while (at < buckets.length && Math.min(max, LogLinear.highest(buckets[at])) <= bounds[i]) {
                seen += counts[at++];
            }
            upTo[i] = seen;
        }
        return upTo;
    }

    /**
     * The histogram of the numbers of both.
     *
     * @param other the other
     * @return both together
     */
    public HistogramSnapshot merge(HistogramSnapshot other) {
        InvalidValueException.requirePresent("other", other);
        if (isEmpty() || other.isEmpty()) {
            return isEmpty() ? other : this;
        }
        return combine(other, 1, sum + other.sum, Math.max(max, other.max));
    }

    /**
     * What came after an earlier snapshot of the same histogram.
     *
     * @param earlier the earlier snapshot
     * @return the numbers recorded since
     * @throws InvalidValueException if the other has numbers that this one has not, so that it is no earlier one
     */
    public HistogramSnapshot minus(HistogramSnapshot earlier) {
        if (!continues(earlier)) {
            throw new InvalidValueException("earlier", earlier, "an earlier snapshot of the same histogram");
        }
        if (earlier.count == count) {
            return EMPTY;
        }
        HistogramSnapshot exact = combine(earlier, -1, Math.max(0, sum - earlier.sum), max);
        long highest = LogLinear.highest(exact.buckets[exact.buckets.length - 1]);
        return new HistogramSnapshot(exact.buckets, exact.counts, exact.sum, Math.min(max, highest));
    }

    /**
     * Whether another can be an earlier snapshot of the same histogram: no bucket of it has more.
     *
     * @param earlier the other
     * @return false if the histogram began anew in between
     */
    public boolean continues(HistogramSnapshot earlier) {
        InvalidValueException.requirePresent("earlier", earlier);
        int at = 0;
        for (int i = 0; i < earlier.buckets.length; i++) {
            while (at < buckets.length && buckets[at] < earlier.buckets[i]) {
                at++;
            }
            if (at == buckets.length || buckets[at] != earlier.buckets[i] || counts[at] < earlier.counts[i]) {
                return false;
            }
        }
        return true;
    }

    private HistogramSnapshot combine(HistogramSnapshot other, int sign, double newSum, long newMax) {
        SnapshotBuilder builder = new SnapshotBuilder();
        int left = 0;
        int right = 0;
        while (left < buckets.length || right < other.buckets.length) {
            int leftBucket = left < buckets.length ? buckets[left] : Integer.MAX_VALUE;
            int rightBucket = right < other.buckets.length ? other.buckets[right] : Integer.MAX_VALUE;
            int bucket = Math.min(leftBucket, rightBucket);
            long here = leftBucket == bucket ? counts[left++] : 0;
            long there = rightBucket == bucket ? other.counts[right++] : 0;
            if (here + sign * there > 0) {
                builder.add(bucket, here + sign * there);
            }
        }
        return builder.build(newSum, newMax);
    }

    /** How many buckets are not empty. */
    int size() {
        return buckets.length;
    }

    int bucket(int at) {
        return buckets[at];
    }

    long countOf(int at) {
        return counts[at];
    }

    long greatest() {
        return max;
    }

    private long represent(int bucket) {
        return Math.min(max, LogLinear.middle(bucket));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HistogramSnapshot that
                && Arrays.equals(buckets, that.buckets)
                && Arrays.equals(counts, that.counts)
                && sum == that.sum
                && max == that.max;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(buckets) + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return "HistogramSnapshot[count=" + count + ", sum=" + sum + ", max=" + max + ']';
    }
}
