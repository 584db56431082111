// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.change;

import ai.smartwhale.commons.InvalidValueException;
import java.util.ArrayList;
import java.util.List;

/**
 * The exponential histogram of ADWIN: up to five buckets of 1, 2, 4, … values. The sixth of a size makes the two oldest
 * of it one of the next size; the two oldest of the largest size lose the older. Sums are made anew from the buckets,
 * so that nothing drifts however long it runs.
 */
final class AdwinBuckets {

    static final int LEVELS = 12;
    private static final int PER_LEVEL = 5;
    private static final int STRIDE = PER_LEVEL + 1;

    /** By level, the oldest of a level first. */
    private final double[] totals = new double[LEVELS * STRIDE];

    private final double[] squares = new double[LEVELS * STRIDE];
    private final int[] sizes = new int[LEVELS];
    private int levels = 1;

    static AdwinBuckets restore(List<Adwin.Bucket> list) {
        AdwinBuckets buckets = new AdwinBuckets();
        int level = LEVELS - 1;
        for (int i = 0; i < list.size(); i++) {
            Adwin.Bucket bucket = list.get(i);
            if (bucket.level() > level || buckets.sizes[bucket.level()] == PER_LEVEL) {
                throw new InvalidValueException(
                        "buckets[" + i + "].level", bucket.level(), "at most " + level + ", each at most 5 times");
            }
            level = bucket.level();
            buckets.levels = Math.max(buckets.levels, level + 1);
            buckets.append(level, bucket.total(), bucket.squares());
        }
        return buckets;
    }

    List<Adwin.Bucket> toList() {
        List<Adwin.Bucket> list = new ArrayList<>();
        for (int level = levels - 1; level >= 0; level--) {
            for (int i = 0; i < sizes[level]; i++) {
                list.add(new Adwin.Bucket(level, totals[level * STRIDE + i], squares[level * STRIDE + i]));
            }
        }
        return list;
    }

    void add(double value) {
        append(0, value, 0);
        for (int level = 0; sizes[level] > PER_LEVEL; level++) {
            if (level == LEVELS - 1) {
                removeFirst(level, 1);
                return;
            }
            int first = level * STRIDE;
            double half = 1L << level;
            double difference = totals[first] / half - totals[first + 1] / half;
            double total = totals[first] + totals[first + 1];
            double square = squares[first] + squares[first + 1] + difference * difference * half / 2;
            removeFirst(level, 2);
            levels = Math.max(levels, level + 2);
            append(level + 1, total, square);
        }
    }

    void dropOldest() {
        removeFirst(levels - 1, 1);
        while (levels > 1 && sizes[levels - 1] == 0) {
            levels--;
        }
    }

    private void append(int level, double total, double square) {
        int at = level * STRIDE + sizes[level]++;
        totals[at] = total;
        squares[at] = square;
    }

    private void removeFirst(int level, int count) {
        int first = level * STRIDE;
        sizes[level] -= count;
        System.arraycopy(totals, first + count, totals, first, sizes[level]);
        System.arraycopy(squares, first + count, squares, first, sizes[level]);
    }

    int count() {
        int count = 0;
        for (int level = 0; level < levels; level++) {
            count += sizes[level];
        }
        return count;
    }

    /** The number of values in a bucket, counted from the oldest one. */
    double countAt(int index) {
        return 1L << (place(index) / STRIDE);
    }

    double totalAt(int index) {
        return totals[place(index)];
    }

    private int place(int index) {
        int left = index;
        int level = levels - 1;
        while (left >= sizes[level]) {
            left -= sizes[level--];
        }
        return level * STRIDE + left;
    }

    double width() {
        long width = 0;
        for (int level = 0; level < levels; level++) {
            width += (long) sizes[level] << level;
        }
        return width;
    }

    double total() {
        double total = 0;
        for (int level = levels - 1; level >= 0; level--) {
            for (int i = 0; i < sizes[level]; i++) {
                total += totals[level * STRIDE + i];
            }
        }
        return total;
    }

    double variance() {
        double width = width();
        if (width == 0) {
            return 0;
        }
        double mean = total() / width;
        double sum = 0;
        for (int level = levels - 1; level >= 0; level--) {
            double count = 1L << level;
            for (int i = 0; i < sizes[level]; i++) {
                double deviation = totals[level * STRIDE + i] / count - mean;
                sum += squares[level * STRIDE + i] + count * deviation * deviation;
            }
        }
        return sum / width;
    }
}
