// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.histogram;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Arrays;

/**
 * A snapshot in few bytes, for those who keep many: 2 to 4 bytes for each bucket that is not empty, where a snapshot
 * takes 12. Nothing is lost. Immutable.
 */
public final class PackedHistogram {

    private static final int SEVEN_BITS = 0x7F;
    private static final int MORE = 0x80;
    private static final int LONGEST_PAIR = 14;

    private final byte[] pairs;
    private final int size;
    private final double sum;
    private final long max;

    private PackedHistogram(byte[] pairs, int size, double sum, long max) {
        this.pairs = pairs;
        this.size = size;
        this.sum = sum;
        this.max = max;
    }

    /**
     * Packs a snapshot.
     *
     * @param snapshot the snapshot
     * @return the same in few bytes
     */
    public static PackedHistogram of(HistogramSnapshot snapshot) {
        InvalidValueException.requirePresent("snapshot", snapshot);
        byte[] bytes = new byte[snapshot.size() * LONGEST_PAIR];
        int end = 0;
        int before = 0;
        for (int i = 0; i < snapshot.size(); i++) {
            end = write(bytes, end, snapshot.bucket(i) - before);
            end = write(bytes, end, snapshot.countOf(i));
            before = snapshot.bucket(i);
        }
        return new PackedHistogram(Arrays.copyOf(bytes, end), snapshot.size(), snapshot.sum(), snapshot.greatest());
    }

    private static int write(byte[] bytes, int from, long number) {
        int at = from;
        long rest = number;
        while (rest > SEVEN_BITS) {
            bytes[at++] = (byte) (rest & SEVEN_BITS | MORE);
            rest >>>= 7;
        }
        bytes[at++] = (byte) rest;
        return at;
    }

    /**
     * Unpacks it.
     *
     * @return a snapshot that equals the one that was packed
     */
    public HistogramSnapshot unpack() {
        int[] buckets = new int[size];
        long[] counts = new long[size];
        int bucket = 0;
        int at = 0;
        for (int i = 0; i < size; i++) {
            for (int part = 0; part < 2; part++) {
                long number = 0;
                int shift = 0;
                while ((pairs[at] & MORE) != 0) {
                    number |= (long) (pairs[at++] & SEVEN_BITS) << shift;
                    shift += 7;
                }
                number |= (long) pairs[at++] << shift;
                if (part == 0) {
                    bucket += (int) number;
                    buckets[i] = bucket;
                } else {
                    counts[i] = number;
                }
            }
        }
        return size == 0 ? HistogramSnapshot.EMPTY : new HistogramSnapshot(buckets, counts, sum, max);
    }
}
