// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.anomalies;

import java.util.Arrays;

/**
 * A curve of any number of points as at most so many buckets of equal length, each with its least and largest value;
 * two become one when there are too many. Not thread-safe.
 */
public final class Outline {

    private static final int MOST = 1_440;

    private final double[] least = new double[MOST];
    private final double[] largest = new double[MOST];
    private long perBucket = 1;
    private long points;

    /** Creates an empty outline. */
    public Outline() {
        clear(0);
    }

    /**
     * Takes the next point.
     *
     * @param value NaN for a missing one
     */
    void add(double value) {
        if (points >= MOST * perBucket) {
            halve();
        }
        int bucket = (int) (points++ / perBucket);
        if (Double.isFinite(value)) {
            least[bucket] = Math.min(least[bucket], value);
            largest[bucket] = Math.max(largest[bucket], value);
        }
    }

    private void halve() {
        for (int i = 0; i < MOST / 2; i++) {
            least[i] = Math.min(least[2 * i], least[2 * i + 1]);
            largest[i] = Math.max(largest[2 * i], largest[2 * i + 1]);
        }
        perBucket *= 2;
        clear(MOST / 2);
    }

    private void clear(int from) {
        Arrays.fill(least, from, MOST, Double.POSITIVE_INFINITY);
        Arrays.fill(largest, from, MOST, Double.NEGATIVE_INFINITY);
    }

    /**
     * The buckets in use.
     *
     * @return 0 or more
     */
    public int buckets() {
        return (int) ((points + perBucket - 1) / perBucket);
    }

    /**
     * The points taken.
     *
     * @return 0 or more
     */
    public long points() {
        return points;
    }

    /**
     * The least value of a bucket.
     *
     * @param bucket 0 and up
     * @return infinite if the bucket is empty
     */
    public double least(int bucket) {
        return least[bucket];
    }

    /**
     * The largest value of a bucket.
     *
     * @param bucket 0 and up
     * @return negative infinite if the bucket is empty
     */
    public double largest(int bucket) {
        return largest[bucket];
    }
}
