// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

import ai.smartwhale.balance.quality.data.Shapes;
import java.util.HashMap;
import java.util.Map;

/** The values of a column, or what they are reduced to, and how often each occurs. Absent ones are left out. */
final class ValueCounts {

    private final String[] values;
    private final int[] counts;

    private ValueCounts(String[] values, int[] counts) {
        this.values = values;
        this.counts = counts;
    }

    static ValueCounts of(EncodedColumn column) {
        String[] values = new String[column.distinct() - 1];
        int[] counts = new int[values.length];
        for (int code = 1; code < column.distinct(); code++) {
            values[code - 1] = column.value(code);
            counts[code - 1] = column.count(code);
        }
        return new ValueCounts(values, counts);
    }

    /** The values without what their numbers are. */
    static ValueCounts skeletons(EncodedColumn column) {
        Map<String, Integer> merged = new HashMap<>();
        for (int code = 1; code < column.distinct(); code++) {
            merged.merge(Shapes.skeleton(column.value(code)), column.count(code), Integer::sum);
        }
        String[] values = new String[merged.size()];
        int[] counts = new int[values.length];
        int at = 0;
        for (Map.Entry<String, Integer> entry : merged.entrySet()) {
            values[at] = entry.getKey();
            counts[at++] = entry.getValue();
        }
        return new ValueCounts(values, counts);
    }

    int size() {
        return values.length;
    }

    String value(int i) {
        return values[i];
    }

    int count(int i) {
        return counts[i];
    }

    long total() {
        long total = 0;
        for (int count : counts) {
            total += count;
        }
        return total;
    }

    /** How many values occur a number of times. */
    int occurring(int times) {
        int found = 0;
        for (int count : counts) {
            found += count == times ? 1 : 0;
        }
        return found;
    }

    /** How often the value of the median record occurs. */
    int typicalCount() {
        int[] sorted = counts.clone();
        java.util.Arrays.sort(sorted);
        long total = total();
        long seen = 0;
        int median = 0;
        for (int i = sorted.length - 1; i >= 0 && 2 * seen < total; i--) {
            seen += sorted[i];
            median = sorted[i];
        }
        return median;
    }

    /** From how many occurrences on a value is believed: a tenth of what the value of the median record has. */
    int credibleCount() {
        return Math.max(2, Math.min(typicalCount() / 10, 10));
    }
}
