// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.histogram;

/**
 * The buckets: every power of two is cut into 64 of the same width, so that the middle of a bucket is within 1/128 of
 * whatever lies in it; numbers below 64 have a bucket each. The layout of HdrHistogram (Gil Tene) with 64 sub-buckets.
 */
final class LogLinear {

    /** Buckets per power of two, and the shift to it. */
    static final int WIDTH = 64;

    private static final int BITS = 6;

    /** The numbers below 64, then one for each of 2^6 to 2^62. */
    static final int OCTAVES = 1 + Long.SIZE - 1 - BITS;

    private LogLinear() {}

    static int bucket(long value) {
        if (value < WIDTH) {
            return (int) value;
        }
        int shift = Long.SIZE - 1 - BITS - Long.numberOfLeadingZeros(value);
        return (shift << BITS) + (int) (value >>> shift);
    }

    /** The least number of a bucket. */
    static long lowest(int bucket) {
        int octave = bucket >>> BITS;
        return octave < 2 ? bucket : (long) (WIDTH + (bucket & (WIDTH - 1))) << (octave - 1);
    }

    /** The greatest number of a bucket. */
    static long highest(int bucket) {
        int octave = bucket >>> BITS;
        return octave < 2 ? bucket : lowest(bucket) + (1L << (octave - 1)) - 1;
    }

    /** What stands for all numbers of a bucket. */
    static long middle(int bucket) {
        long lowest = lowest(bucket);
        return lowest + (highest(bucket) - lowest) / 2;
    }
}
