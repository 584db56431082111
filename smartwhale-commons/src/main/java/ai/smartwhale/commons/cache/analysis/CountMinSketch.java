// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.analysis;

import ai.smartwhale.commons.InvalidValueException;

/**
 * How often things were seen, in memory that does not depend on how many they are. Never says less than it was (until
 * {@link #halve}); says more than {@code error × everything counted} above it with a probability of at most
 * {@code doubt} (Cormode and Muthukrishnan, "An improved data stream summary: the count-min sketch", Journal of
 * Algorithms 55(1), 2005), and mostly far less, as only the smallest counters of a key grow (conservative update: Estan
 * and Varghese, SIGCOMM 2002). Not thread-safe.
 */
public final class CountMinSketch {

    private static final int WIDEST = 1 << 24;
    private static final long ROW_STEP = 0x9e3779b97f4a7c15L;

    private final int depth;
    private final int width;
    private final int[] counts;
    private long total;

    /**
     * Makes an empty sketch.
     *
     * @param error how far above the truth an answer may be, as a share of everything counted: 0.000001 to 0.5
     * @param doubt how probable it is that an answer is further above, 0.000001 to 0.5
     * @throws InvalidValueException if one is outside of its range
     */
    public CountMinSketch(double error, double doubt) {
        requireShare("error", error);
        requireShare("doubt", doubt);
        int wanted = (int) Math.min(WIDEST, Math.ceil(Math.E / error));
        width = Integer.highestOneBit(Math.max(2, wanted) - 1) << 1;
        depth = (int) Math.ceil(Math.log(1 / doubt));
        counts = new int[width * depth];
    }

    private static void requireShare(String field, double value) {
        if (!(value >= 1e-6 && value <= 0.5)) {
            throw new InvalidValueException(field, value, "0.000001 to 0.5");
        }
    }

    /**
     * Counts a thing.
     *
     * @param hash its hash, mixed
     * @param times how often it was seen, 1 or more
     * @return how often it was seen in all, at most
     */
    public long add(long hash, int times) {
        long estimate = Math.min(Integer.MAX_VALUE, estimate(hash) + times);
        for (int row = 0; row < depth; row++) {
            int at = index(hash, row);
            counts[at] = (int) Math.max(counts[at], estimate);
        }
        total += times;
        return estimate;
    }

    /**
     * How often a thing was seen.
     *
     * @param hash its hash, mixed
     * @return not less than it was
     */
    public long estimate(long hash) {
        int least = Integer.MAX_VALUE;
        for (int row = 0; row < depth; row++) {
            least = Math.min(least, counts[index(hash, row)]);
        }
        return least;
    }

    /**
     * Everything counted.
     *
     * @return halved whenever the counts are
     */
    public long total() {
        return total;
    }

    /** Halves all counts, so that what is long ago counts less. */
    public void halve() {
        for (int i = 0; i < counts.length; i++) {
            counts[i] >>>= 1;
        }
        total >>>= 1;
    }

    /**
     * What the sketch takes.
     *
     * @return in bytes
     */
    public long bytes() {
        return (long) counts.length * Integer.BYTES;
    }

    private int index(long hash, int row) {
        return row * width + ((int) (Mixing.mix(hash + row * ROW_STEP) >>> 32) & (width - 1));
    }
}
