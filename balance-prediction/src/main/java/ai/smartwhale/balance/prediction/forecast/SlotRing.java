// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import java.util.Arrays;

/** The values of the latest slots. */
final class SlotRing {

    private final double[] values;
    private int next;
    private long count;

    SlotRing(int capacity) {
        values = new double[capacity];
    }

    void add(double value) {
        values[next] = value;
        next++;
        if (next == values.length) {
            next = 0;
        }
        count++;
    }

    /** How many are remembered. */
    int size() {
        return (int) Math.min(count, values.length);
    }

    /** How many were ever added. */
    long count() {
        return count;
    }

    int capacity() {
        return values.length;
    }

    /** The value so many slots back, 1 for the latest, at most {@link #size()}. */
    double back(int lag) {
        int index = next - lag;
        return values[index < 0 ? index + values.length : index];
    }

    /** The remembered values, the oldest first. */
    double[] toArray() {
        int size = size();
        double[] copy = new double[size];
        for (int index = 0; index < size; index++) {
            copy[index] = back(size - index);
        }
        return copy;
    }

    void clear() {
        Arrays.fill(values, 0);
        next = 0;
        count = 0;
    }

    void write(StateWriter state) {
        state.put(next).put(count).put(values);
    }

    void read(StateReader state) {
        next = state.nextIndex(values.length);
        count = state.nextLong();
        state.next(values);
    }
}
