// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.analysis;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Arrays;

/**
 * Learns the miss-ratio curve of a stream of references from a sample of its keys, in memory that does not grow. This
 * is SHARDS with a fixed number of samples (Waldspurger, Park, Garthwaite and Ahmad, "Efficient MRC construction with
 * SHARDS", FAST 2015): a key is sampled if its hash is below a threshold, which falls when there are too many;
 * distances between two references to a sampled key are counted in other sampled keys and scaled up by the rate. The
 * difference between the references there were and those the sample stands for goes to the smallest distance, as the
 * paper's adjusted form has it. Where keys weigh different amounts, distances are sums of weights.
 *
 * <p>Only {@link #samples} may be called by several threads at once.
 */
public final class ReuseDistances {

    private static final int MOST_SAMPLES = 1 << 20;
    private static final int POSITIONS_PER_SAMPLE = 4;

    private final HashSample sample;
    private final int[] positions;
    private final long[] weights;
    /** Which slot was referenced at a position, or -1; positions are in the order of the latest references. */
    private final int[] slotAt;

    private final FenwickTree tree;
    private final DistanceHistogram histogram = new DistanceHistogram();
    private int nextPosition;
    /** How many references one to a sampled key stands for. */
    private double scale;

    private double firsts;
    private double knownWeight;
    private long knownWeights;
    private long observed;

    /**
     * Learns from a sample.
     *
     * @param rate the share of keys to sample at first, above 0, at most 1
     * @param mostSamples how many keys to remember at most, 16 to 1,048,576
     * @throws InvalidValueException if one is outside of its range
     */
    public ReuseDistances(double rate, int mostSamples) {
        if (!(rate > 0 && rate <= 1)) {
            throw new InvalidValueException("rate", rate, "above 0, at most 1");
        }
        InvalidValueException.requireRange("mostSamples", mostSamples, 16, MOST_SAMPLES);
        sample = new HashSample(rate, mostSamples);
        positions = new int[sample.slots()];
        weights = new long[sample.slots()];
        slotAt = new int[POSITIONS_PER_SAMPLE * mostSamples];
        Arrays.fill(slotAt, -1);
        tree = new FenwickTree(slotAt.length);
        scale = 1 / sample.rate();
    }

    /**
     * Whether references to a key are wanted.
     *
     * @param hash the hash of the key, mixed
     * @return true for a share of all keys
     */
    public boolean samples(long hash) {
        return sample.admits(hash);
    }

    /**
     * The share of keys that is sampled now.
     *
     * @return above 0, at most 1
     */
    public double rate() {
        return sample.rate();
    }

    /**
     * How many references to sampled keys were seen since the last {@link #fade}.
     *
     * @return 0 or more
     */
    public long observed() {
        return observed;
    }

    /**
     * Counts a reference; does nothing for a key that is not sampled.
     *
     * @param hash the hash of the key, mixed
     */
    public void reference(long hash) {
        if (!sample.admits(hash)) {
            return;
        }
        observed++;
        int slot = sample.find(hash);
        if (slot < 0) {
            firsts += scale;
            slot = sample.add(hash);
            weights[slot] = knownWeights == 0 ? 1 : Math.max(1, Math.round(knownWeight / knownWeights));
            putOnTop(slot);
            dropOverflow();
            return;
        }
        if (positions[slot] == nextPosition - 1) {
            histogram.add(weights[slot], scale);
            return;
        }
        long others = tree.total() - tree.sumTo(positions[slot]);
        histogram.add((long) Math.ceil(others * scale) + weights[slot], scale);
        takeOut(slot);
        putOnTop(slot);
    }

    /**
     * Says what a key weighs; until then it weighs as much as others do on average. Does nothing for a key that is not
     * in the sample.
     *
     * @param hash the hash of the key, mixed
     * @param weight 0 or more
     */
    public void weigh(long hash, long weight) {
        int slot = sample.admits(hash) ? sample.find(hash) : -1;
        if (slot < 0 || weight < 0) {
            return;
        }
        knownWeight += weight;
        knownWeights++;
        tree.add(positions[slot], weight - weights[slot]);
        weights[slot] = weight;
    }

    /**
     * The curve of what was seen.
     *
     * @param references how many references there were to all keys, sampled or not; fades as this object does
     * @return the curve; one of misses only before the first reference
     */
    public MissRatioCurve curve(double references) {
        double seen = histogram.total() + firsts;
        double all = Math.max(references, firsts);
        return new MissRatioCurve(histogram.points(Math.max(1, all), all - seen), all);
    }

    /**
     * Makes what was seen so far count less than what will be.
     *
     * @param factor what is left of its weight, 0 to 1
     */
    public void fade(double factor) {
        if (!(factor >= 0 && factor <= 1)) {
            throw new InvalidValueException("factor", factor, "0 to 1");
        }
        histogram.scale(factor);
        firsts *= factor;
        observed = 0;
    }

    private void dropOverflow() {
        int slot = sample.overflow();
        while (slot >= 0) {
            takeOut(slot);
            sample.remove(slot);
            slot = sample.overflow();
        }
        scale = 1 / sample.rate();
    }

    private void putOnTop(int slot) {
        if (nextPosition == slotAt.length) {
            compact();
        }
        positions[slot] = nextPosition;
        slotAt[nextPosition] = slot;
        tree.add(nextPosition, weights[slot]);
        nextPosition++;
    }

    private void takeOut(int slot) {
        tree.add(positions[slot], -weights[slot]);
        slotAt[positions[slot]] = -1;
    }

    private void compact() {
        tree.clear();
        int to = 0;
        for (int from = 0; from < slotAt.length; from++) {
            int slot = slotAt[from];
            if (slot >= 0) {
                slotAt[from] = -1;
                slotAt[to] = slot;
                positions[slot] = to;
                tree.add(to, weights[slot]);
                to++;
            }
        }
        nextPosition = to;
    }
}
