// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.nab;

import java.util.Arrays;
import java.util.List;

/** One series with its anomaly windows, and what a detection at each row is worth. */
final class NabFile {

    private static final double PROBATION = 0.15;
    private static final int MOST_PROBATION = 750;
    /** Of {@link #window}: no window. */
    static final int OUTSIDE = -1;

    private final String name;
    private final long[] millis;
    private final double[] values;
    private final int windows;
    private final int[] window;
    private final double[] worth;

    /** The windows are pairs of first and last row, in order. */
    NabFile(String name, long[] millis, double[] values, List<int[]> windows) {
        this.name = name;
        this.millis = millis;
        this.values = values;
        this.windows = windows.size();
        this.window = new int[values.length];
        this.worth = new double[values.length];
        Arrays.fill(window, OUTSIDE);
        weigh(windows);
    }

    private void weigh(List<int[]> rows) {
        for (int at = 0, next = 0; at < values.length; at++) {
            while (next < rows.size() && at > rows.get(next)[1]) {
                next++;
            }
            if (next < rows.size() && at >= rows.get(next)[0]) {
                int[] inside = rows.get(next);
                double width = inside[1] - inside[0] + 1;
                window[at] = next;
                worth[at] = sigmoid(-(inside[1] - at + 1) / width) / sigmoid(-1);
            } else if (next > 0) {
                int[] before = rows.get(next - 1);
                worth[at] = sigmoid((at - before[1]) / (double) (before[1] - before[0]));
            } else {
                worth[at] = -1;
            }
        }
    }

    /** The scaled sigmoid of the benchmark: 1 long before the end of a window, 0 there, -1 long after. */
    static double sigmoid(double position) {
        return position > 3 ? -1 : 2 / (1 + Math.exp(5 * position)) - 1;
    }

    /** The folder and the name of the file. */
    String name() {
        return name;
    }

    String group() {
        return name.substring(0, name.indexOf('/'));
    }

    int rows() {
        return values.length;
    }

    long millis(int row) {
        return millis[row];
    }

    double value(int row) {
        return values[row];
    }

    int windows() {
        return windows;
    }

    /** The window a row lies in, or {@link #OUTSIDE}. */
    int window(int row) {
        return window[row];
    }

    /** What a detection is worth before the weights of a profile: up to 1 inside a window, down to -1 outside. */
    double worth(int row) {
        return worth[row];
    }

    /** The first row that counts. */
    int probation() {
        return Math.min((int) Math.floor(PROBATION * values.length), MOST_PROBATION);
    }
}
