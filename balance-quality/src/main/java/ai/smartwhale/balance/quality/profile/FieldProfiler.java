// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.profile;

import ai.smartwhale.balance.quality.data.NumberText;
import java.util.Arrays;

/** Takes in the values of one field. Not safe for use by many threads. */
final class FieldProfiler {

    /** Longer values are not kept one by one. */
    private static final int LONGEST = 256;

    private final String field;
    private final int mostBytes;
    private ValueTable values;
    private ValueSummary overflow = new ValueSummary();
    private long cells;
    private long absent;

    FieldProfiler(String field, int mostBytes) {
        this.field = field;
        this.mostBytes = mostBytes;
        this.values = new ValueTable(mostBytes);
    }

    FieldProfiler copy() {
        FieldProfiler copy = new FieldProfiler(field, mostBytes);
        copy.values = values.copy();
        copy.overflow.addAll(overflow);
        copy.cells = cells;
        copy.absent = absent;
        return copy;
    }

    void add(String value) {
        cells++;
        if (value.isEmpty() || (value.charAt(0) <= ' ' && value.isBlank())) {
            absent++;
        } else if (value.length() > LONGEST) {
            overflow.forget(value, 1);
        } else {
            values.add(value, 1, overflow::forget);
        }
    }

    void addAll(FieldProfiler other) {
        cells += other.cells;
        absent += other.absent;
        overflow.addAll(other.overflow);
        values.addAll(other.values, overflow::forget);
    }

    FieldProfile snapshot() {
        ValueSummary all = new ValueSummary();
        all.addAll(overflow);
        ValueCount[] sorted = values.sorted();
        double[][] numbers = new double[sorted.length][];
        int numeric = 0;
        for (ValueCount one : sorted) {
            all.add(one.value(), one.count());
            double number = NumberText.parse(one.value());
            if (!Double.isNaN(number)) {
                numbers[numeric++] = new double[] {number, one.count()};
            }
        }
        NumberDistribution distribution = NumberDistribution.of(Arrays.copyOf(numbers, numeric), overflow.numbers());
        double distinct = overflow.isEmpty() ? sorted.length : Math.max(sorted.length, all.distinct());
        return new FieldProfile(field, cells, absent, distinct, all, distribution, values);
    }

    int bytes() {
        return values.bytes() + overflow.bytes();
    }
}
