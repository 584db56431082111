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
 * from 1970, so that it does not matter when the first value comes. Of more than 65,535 values in a block the later
 * ones count more. 10 bytes a block.
 */
final class BlockMeans {

    private final double[] means;
    private final char[] counts;
    private final long longest;
    private long blockSteps = 1;
    private long first;
    private int used;
    private long late;

    BlockMeans(int blocks, Duration step, Duration window) {
        means = new double[blocks];
        counts = new char[blocks];
        long steps = Math.max(1, window.toMillis() / step.toMillis());
        long needed = (steps + blocks - 1) / blocks;
        longest = needed <= 1 ? 1 : Long.highestOneBit(needed - 1) << 1;
    }

    static BlockMeans restore(TrendSnapshot.SeriesState state, int blocks, Duration step, Duration window) {
        BlockMeans restored = new BlockMeans(blocks, step, window);
        InvalidValueException.requireRange("means.size", state.means().size(), 1, blocks);
        InvalidValueException.requireRange("blockSteps", state.blockSteps(), 1, restored.longest);
        InvalidValueException.requireRange("bits of blockSteps", Long.bitCount(state.blockSteps()), 1, 1);
        restored.blockSteps = state.blockSteps();
        restored.first = InvalidValueException.requireRange("firstBlock", state.firstBlock(), 0, Long.MAX_VALUE);
        restored.late = state.late();
        restored.used = state.means().size();
        for (int i = 0; i < restored.used; i++) {
            restored.means[i] =
                    Doubles.requireFinite("means[" + i + ']', state.means().get(i));
            restored.counts[i] = (char) InvalidValueException.requireRange(
                    "counts[" + i + ']', state.counts().get(i), 0, Character.MAX_VALUE);
        }
        return restored;
    }

    void add(long step, double value) {
        if (used == 0) {
            first = step / blockSteps;
        }
        while (step / blockSteps - first >= means.length && blockSteps < longest) {
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
        if (at >= means.length) {
            drop(at - means.length + 1);
            at = means.length - 1L;
        }
        used = Math.max(used, (int) at + 1);
        put((int) at, value, 1);
    }

    private void put(int at, double value, int weight) {
        if (weight > 0) {
            long count = counts[at] + (long) weight;
            means[at] += (value - means[at]) * weight / count;
            counts[at] = (char) Math.min(Character.MAX_VALUE, count);
        }
    }

    private void merge() {
        long half = first / 2;
        double[] oldMeans = Arrays.copyOf(means, used);
        char[] oldCounts = Arrays.copyOf(counts, used);
        Arrays.fill(means, 0);
        Arrays.fill(counts, (char) 0);
        int last = 0;
        for (int i = 0; i < oldMeans.length; i++) {
            last = (int) ((first + i) / 2 - half);
            put(last, oldMeans[i], oldCounts[i]);
        }
        first = half;
        used = last + 1;
        blockSteps *= 2;
    }

    /** A value from before the first block is kept while there is room; without room it is late. */
    private long makeRoomBefore(long at) {
        if (at < used - (long) means.length) {
            return at;
        }
        int by = (int) -at;
        System.arraycopy(means, 0, means, by, used);
        System.arraycopy(counts, 0, counts, by, used);
        Arrays.fill(means, 0, by, 0);
        Arrays.fill(counts, 0, by, (char) 0);
        used += by;
        first -= by;
        return 0;
    }

    private void drop(long oldest) {
        int by = (int) Math.min(oldest, means.length);
        System.arraycopy(means, by, means, 0, means.length - by);
        System.arraycopy(counts, by, counts, 0, means.length - by);
        Arrays.fill(means, means.length - by, means.length, 0);
        Arrays.fill(counts, means.length - by, means.length, (char) 0);
        used = Math.max(0, used - by);
        first += oldest;
    }

    /** NaN where a block has no value; a last block of which less than half has passed is left out. */
    double[] means(long lastStep) {
        long passed = lastStep + 1 - (first + used - 1) * blockSteps;
        int whole = used > 1 && 2 * passed < blockSteps ? used - 1 : used;
        double[] known = new double[whole];
        Arrays.setAll(known, i -> counts[i] == 0 ? Double.NaN : means[i]);
        return known;
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
                Arrays.stream(means, 0, used).boxed().toList(),
                IntStream.range(0, used).mapToObj(i -> (int) counts[i]).toList(),
                watch);
    }
}
