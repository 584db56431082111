// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.analysis;

import java.util.ArrayList;
import java.util.List;

/** Counts distances: exactly below 512, in buckets of at most 1/256 of their value above. Not thread-safe. */
final class DistanceHistogram {

    private static final int HALF = 256;
    private static final int HALF_BITS = 8;

    private final double[] counts = new double[HALF * (Long.SIZE - HALF_BITS)];
    private double total;

    void add(long distance, double count) {
        counts[bucket(distance)] += count;
        total += count;
    }

    double total() {
        return total;
    }

    void scale(double factor) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] *= factor;
        }
        total *= factor;
    }

    /**
     * The curve of a cache that hits where the distance is at most its size.
     *
     * @param references of how many references
     * @param nearest how many more hits there are at the smallest size
     */
    List<MissRatioCurve.Point> points(double references, double nearest) {
        List<MissRatioCurve.Point> points = new ArrayList<>();
        points.add(new MissRatioCurve.Point(0, 1));
        double hits = nearest;
        double last = 1;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] <= 0) {
                continue;
            }
            long before = lowest(i) - 1;
            if (points.get(points.size() - 1).size() < before) {
                points.add(new MissRatioCurve.Point(before, last));
            }
            hits += counts[i];
            last = Math.min(last, 1 - Math.min(1, Math.max(0, hits / references)));
            points.add(new MissRatioCurve.Point(Math.max(1, lowest(i + 1) - 1), last));
        }
        return points;
    }

    private static int bucket(long distance) {
        if (distance < 2 * HALF) {
            return (int) Math.max(0, distance);
        }
        int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(distance) - HALF_BITS;
        return shift * HALF + (int) (distance >>> shift);
    }

    private static long lowest(int bucket) {
        if (bucket < 2 * HALF) {
            return bucket;
        }
        int shift = bucket / HALF - 1;
        long mantissa = bucket - (long) shift * HALF;
        return shift + HALF_BITS >= Long.SIZE - 1 ? Long.MAX_VALUE : mantissa << shift;
    }
}
