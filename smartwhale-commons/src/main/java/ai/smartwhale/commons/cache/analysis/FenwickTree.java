// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.analysis;

import java.util.Arrays;

/**
 * Sums of prefixes of an array that changes, both in logarithmic time (Fenwick, "A new data structure for cumulative
 * frequency tables", Software: Practice and Experience 24(3), 1994). Not thread-safe.
 */
final class FenwickTree {

    private final long[] sums;
    private long total;

    FenwickTree(int size) {
        sums = new long[size + 1];
    }

    int size() {
        return sums.length - 1;
    }

    long total() {
        return total;
    }

    void add(int index, long amount) {
        total += amount;
        for (int i = index + 1; i < sums.length; i += i & -i) {
            sums[i] += amount;
        }
    }

    /** The sum of everything up to an index, with it. */
    long sumTo(int index) {
        long sum = 0;
        for (int i = index + 1; i > 0; i -= i & -i) {
            sum += sums[i];
        }
        return sum;
    }

    void clear() {
        Arrays.fill(sums, 0);
        total = 0;
    }
}
