// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.math;

import java.util.Arrays;

/**
 * Finds the numbers at a few ranks of a sample without sorting it. One pass counts the numbers in equal slices of the
 * range, which needs no unforeseeable branch; then only the slices that hold a wanted rank are gathered and selected
 * within. A sample that crowds into few slices costs what a plain selection costs.
 */
final class OrderStatistics {

    private static final int MOST_SLICES = 1024;

    private final double[] values;
    private final double min;
    private final double perUnit;
    /** The rank of the first number of each slice, and at the end the number of all. */
    private final int[] starts;

    private int gathered = -1;
    private double[] slice = new double[0];

    private OrderStatistics(double[] values, double min, double perUnit, int[] starts) {
        this.values = values;
        this.min = min;
        this.perUnit = perUnit;
        this.starts = starts;
    }

    static OrderStatistics of(double[] values, double min, double max) {
        int slices = Math.max(1, Math.min(MOST_SLICES, values.length / 8));
        double perUnit = slices / (max - min);
        if (!(perUnit > 0) || perUnit == Double.POSITIVE_INFINITY) {
            slices = 1;
            perUnit = 0;
        }
        int[] starts = new int[slices + 2];
        for (double value : values) {
            starts[(int) ((value - min) * perUnit) + 1]++;
        }
        // The largest number falls just outside of the last slice; it belongs to it.
        starts[slices] += starts[slices + 1];
        for (int i = 1; i <= slices; i++) {
            starts[i] += starts[i - 1];
        }
        return new OrderStatistics(values, min, perUnit, Arrays.copyOf(starts, slices + 1));
    }

    /** The number that would stand at a rank, from 0, if the sample were sorted. */
    double at(int rank) {
        int place = Arrays.binarySearch(starts, rank);
        int wanted = place < 0 ? -place - 2 : place;
        while (starts[wanted + 1] == starts[wanted]) {
            wanted++;
        }
        if (wanted != gathered) {
            gather(wanted);
        }
        return Selection.select(slice, rank - starts[wanted]);
    }

    private void gather(int wanted) {
        slice = new double[starts[wanted + 1] - starts[wanted]];
        int last = starts.length - 2;
        int size = 0;
        for (double value : values) {
            if (Math.min(last, (int) ((value - min) * perUnit)) == wanted) {
                slice[size++] = value;
            }
        }
        gathered = wanted;
    }
}
