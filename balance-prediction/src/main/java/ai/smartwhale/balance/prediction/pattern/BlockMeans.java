// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The means of blocks of equal length over as long a time as the window is. When the blocks are full and the window is
 * not yet covered, two and two are merged; after that the oldest is dropped. Blocks begin at multiples of their length
 * from 1970, so that the order in which values come within a block does not matter. 12 bytes a block.
 */
final class BlockMeans {

    private final double[] sums;
    private final int[] counts;
    private final long longest;
    private long blockSteps = 1;
    private long first;
    private int used;
    private long late;

    BlockMeans(int blocks, Duration step, Duration window) {
        sums = new double[blocks];
        counts = new int[blocks];
        long steps = Math.max(1, window.toMillis() / step.toMillis());
        long needed = (steps + blocks - 1) / blocks;
        longest = needed <= 1 ? 1 : Long.highestOneBit(needed - 1) << 1;
    }

    static BlockMeans restore(TrendSnapshot.SeriesState state, int blocks, Duration step, Duration window) {
        BlockMeans means = new BlockMeans(blocks, step, window);
        InvalidValueException.requireRange("sums.size", state.sums().size(), 1, blocks);
        InvalidValueException.requireRange("blockSteps", state.blockSteps(), 1, means.longest);
        InvalidValueException.requireRange("bits of blockSteps", Long.bitCount(state.blockSteps()), 1, 1);
        means.blockSteps = state.blockSteps();
        means.first = InvalidValueException.requireRange("firstBlock", state.firstBlock(), 0, Long.MAX_VALUE);
        means.late = state.late();
        means.used = state.sums().size();
        for (int i = 0; i < means.used; i++) {
            means.sums[i] =
                    Doubles.requireFinite("sums[" + i + ']', state.sums().get(i));
            means.counts[i] = (int) InvalidValueException.requireRange(
                    "counts[" + i + ']', state.counts().get(i), 0, Integer.MAX_VALUE);
        }
        return means;
    }

    void add(long step, double value) {
        if (used == 0) {
            first = step / blockSteps;
        }
        while (step / blockSteps - first >= sums.length && blockSteps < longest) {
            merge();
        }
        long at = step / blockSteps - first;
        if (at < 0) {
            at = makeRoomBefore(at);
        }
        if (at < 0) {
            late++;
            return;
        }
        if (at >= sums.length) {
            drop(at - sums.length + 1);
            at = sums.length - 1L;
        }
        used = Math.max(used, (int) at + 1);
        // A block that holds this many values does not change any more.
        if (counts[(int) at] < Integer.MAX_VALUE) {
            sums[(int) at] += value;
            counts[(int) at]++;
        }
    }

    private void merge() {
        long half = first / 2;
        double[] oldSums = Arrays.copyOf(sums, used);
        int[] oldCounts = Arrays.copyOf(counts, used);
        Arrays.fill(sums, 0);
        Arrays.fill(counts, 0);
        int last = 0;
        for (int i = 0; i < oldSums.length; i++) {
            last = (int) ((first + i) / 2 - half);
            sums[last] += oldSums[i];
            counts[last] = (int) Math.min(Integer.MAX_VALUE, (long) counts[last] + oldCounts[i]);
        }
        first = half;
        used = last + 1;
        blockSteps *= 2;
    }

    /** A value from before the first block is kept while there is room; without room it is late. */
    private long makeRoomBefore(long at) {
        if (at < used - (long) sums.length) {
            return at;
        }
        int by = (int) -at;
        System.arraycopy(sums, 0, sums, by, used);
        System.arraycopy(counts, 0, counts, by, used);
        Arrays.fill(sums, 0, by, 0);
        Arrays.fill(counts, 0, by, 0);
        used += by;
        first -= by;
        return 0;
    }

    private void drop(long oldest) {
        int by = (int) Math.min(oldest, sums.length);
        System.arraycopy(sums, by, sums, 0, sums.length - by);
        System.arraycopy(counts, by, counts, 0, sums.length - by);
        Arrays.fill(sums, sums.length - by, sums.length, 0);
        Arrays.fill(counts, sums.length - by, sums.length, 0);
        used = Math.max(0, used - by);
        first += oldest;
    }

    /** NaN where a block has no value; a last block of which less than half has passed is left out. */
    double[] means(long lastStep) {
        long passed = lastStep + 1 - (first + used - 1) * blockSteps;
        int whole = used > 1 && 2 * passed < blockSteps ? used - 1 : used;
        double[] means = new double[whole];
        Arrays.setAll(means, i -> counts[i] == 0 ? Double.NaN : sums[i] / counts[i]);
        return means;
    }

    long first() {
        return first;
    }

    long blockSteps() {
        return blockSteps;
    }

    long late() {
        return late;
    }

    TrendSnapshot.SeriesState state(String name, long lastStep, List<Double> watch) {
        return new TrendSnapshot.SeriesState(
                name,
                blockSteps,
                first,
                lastStep,
                late,
                Arrays.stream(sums, 0, used).boxed().toList(),
                IntStream.range(0, used).mapToObj(i -> counts[i]).toList(),
                watch);
    }
}
