// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.histogram;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;

/** Gathers the buckets that are not empty, in order. */
final class SnapshotBuilder {

    private final long[] octaveCounts = new long[LogLinear.WIDTH];
    private boolean touched;
    private int[] buckets = new int[LogLinear.WIDTH];
    private long[] counts = new long[LogLinear.WIDTH];
    private int size;

    void add(AtomicLongArray more) {
        touched = true;
        for (int i = 0; i < LogLinear.WIDTH; i++) {
            octaveCounts[i] += more.getPlain(i);
        }
    }

    void endOctave(int octave) {
        if (!touched) {
            return;
        }
        for (int i = 0; i < LogLinear.WIDTH; i++) {
            if (octaveCounts[i] > 0) {
                add(octave * LogLinear.WIDTH + i, octaveCounts[i]);
            }
        }
        Arrays.fill(octaveCounts, 0);
        touched = false;
    }

    void add(int bucket, long count) {
        if (size == buckets.length) {
            buckets = Arrays.copyOf(buckets, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
        }
        buckets[size] = bucket;
        counts[size++] = count;
    }

    HistogramSnapshot build(double sum, long max) {
        if (size == 0) {
            return HistogramSnapshot.EMPTY;
        }
        // A number that is being recorded may be in its bucket and not yet be the greatest.
        long greatest = Math.max(max, LogLinear.lowest(buckets[size - 1]));
        return new HistogramSnapshot(Arrays.copyOf(buckets, size), Arrays.copyOf(counts, size), sum, greatest);
    }
}
