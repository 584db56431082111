// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.math;

import java.util.Arrays;

/**
 * Finds the numbers at a few ranks of a sample without sorting it. One pass counts the numbers in equal slices of the
 * range, which needs no unforeseeable branch; a second gathers the slices that hold a wanted rank, and only within them
 * is selected. A sample that crowds into few slices costs what a plain selection costs.
 */
final class OrderStatistics {

    private static final int MOST_SLICES = 1024;

    /** The rank of the first number of each slice, and at the end the number of all. */
    private final int[] starts;
    /** Where the numbers of a slice begin among those that were gathered, less than zero if it was not. */
    private final int[] offsets;

    private final double[] gathered;

    private OrderStatistics(int[] starts, int[] offsets, double[] gathered) {
        this.starts = starts;
        this.offsets = offsets;
        this.gathered = gathered;
    }

    static OrderStatistics of(double[] values, double min, double max, int... ranks) {
        int slices = Math.max(1, Math.min(MOST_SLICES, values.length / 8));
        double perUnit = slices / (max - min);
        if (!(perUnit > 0) || perUnit == Double.POSITIVE_INFINITY) {
            slices = 1;
            perUnit = 0;
        }
        short[] places = new short[values.length];
        int[] counts = new int[slices + 1];
        for (int i = 0; i < values.length; i++) {
            int place = (int) ((values[i] - min) * perUnit);
            places[i] = (short) place;
            counts[place]++;
        }
        // The largest number falls just outside of the last slice, which therefore has one place more.
        int[] starts = new int[slices + 2];
        for (int i = 0; i <= slices; i++) {
            starts[i + 1] = starts[i] + counts[i];
        }
        int[] offsets = new int[slices + 1];
        Arrays.fill(offsets, -1);
        int size = 0;
        for (int rank : ranks) {
            int slice = sliceOf(starts, rank);
            if (offsets[slice] < 0) {
                offsets[slice] = size;
                size += counts[slice];
            }
        }
        return new OrderStatistics(starts, offsets, gather(values, places, offsets, size));
    }

    private static double[] gather(double[] values, short[] places, int[] offsets, int size) {
        int[] cursors = offsets.clone();
        double[] gathered = new double[size];
        for (int i = 0; i < places.length; i++) {
            int cursor = cursors[places[i]];
            if (cursor >= 0) {
                gathered[cursor] = values[i];
                cursors[places[i]] = cursor + 1;
            }
        }
        return gathered;
    }

    /** The slice that holds a rank; the last of those that start there, since the ones before it are empty. */
    private static int sliceOf(int[] starts, int rank) {
        int low = 0;
        int high = starts.length - 1;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (starts[middle] <= rank) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The number that would stand at a rank, from 0, if the sample were sorted; one of the ranks asked for. */
    double at(int rank) {
        int slice = sliceOf(starts, rank);
        int from = offsets[slice];
        int size = starts[slice + 1] - starts[slice];
        return Selection.select(gathered, from, from + size - 1, from + rank - starts[slice]);
    }
}
