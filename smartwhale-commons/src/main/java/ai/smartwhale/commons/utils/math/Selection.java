// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.math;

import java.util.Arrays;

/** Quickselect with the median of three as pivot; sorts what is left when the pivots keep being bad. */
final class Selection {

    private static final int SMALL = 24;

    private Selection() {}

    /** Reorders the numbers of a stretch so far that the right one stands at the rank, and returns it. */
    static double select(double[] values, int first, int last, int rank) {
        int from = first;
        int to = last;
        int roundsLeft = 2 * (32 - Integer.numberOfLeadingZeros(last - first + 1));
        while (to - from > SMALL && roundsLeft-- > 0) {
            double pivot = medianOfThree(values, from, to);
            int low = from;
            int high = to;
            while (low <= high) {
                while (values[low] < pivot) {
                    low++;
                }
                while (values[high] > pivot) {
                    high--;
                }
                if (low <= high) {
                    double swapped = values[low];
                    values[low++] = values[high];
                    values[high--] = swapped;
                }
            }
            if (rank <= high) {
                to = high;
            } else if (rank >= low) {
                from = low;
            } else {
                return values[rank];
            }
        }
        Arrays.sort(values, from, to + 1);
        return values[rank];
    }

    private static double medianOfThree(double[] values, int from, int to) {
        double a = values[from];
        double b = values[(from + to) >>> 1];
        double c = values[to];
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
