// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

/** Values in ascending order, of which sorted groups enter and leave: one pass each, instead of sorting again. */
final class SortedWindow {

    private double[] values;
    private double[] spare;
    private int count;

    SortedWindow(int most) {
        values = new double[most];
        spare = new double[most];
    }

    /** Takes values in and others out, both ascending; what leaves must be in the window. */
    void slide(double[] entering, double[] leaving) {
        int in = 0;
        int out = 0;
        int to = 0;
        for (int from = 0; from < count; from++) {
            double value = values[from];
            if (out < leaving.length && leaving[out] == value) {
                out++;
                continue;
            }
            while (in < entering.length && entering[in] < value) {
                spare[to++] = entering[in++];
            }
            spare[to++] = value;
        }
        while (in < entering.length) {
            spare[to++] = entering[in++];
        }
        double[] swap = values;
        values = spare;
        spare = swap;
        count = to;
    }

    int count() {
        return count;
    }

    double quantile(double probability) {
        return ConformalIntervals.quantile(values, count, probability);
    }
}
