// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

import java.util.Arrays;

/**
 * How far one column decides another one. Each value of the first has a group of records; the share of records whose
 * value the rest of their group would have guessed is the accuracy. What the most frequent value alone would have
 * guessed is taken off it, which gives the strength: 0 for unrelated columns, 1 for a functional dependency.
 */
final class Dependency {

    private final int from;
    private final int to;
    private final int[] sizes;
    private final int[] tops;
    private final int[] topCounts;
    private final int[] seconds;
    private final int[] secondCounts;
    private final PairCounts pairs;
    private final double accuracy;
    private final double strength;
    private final double alternatives;
    private final int covered;

    private Dependency(int from, int to, EncodedColumn a, EncodedColumn b, PairCounts pairs) {
        this.from = from;
        this.to = to;
        this.pairs = pairs;
        int groups = a.distinct();
        sizes = new int[groups];
        tops = new int[groups];
        topCounts = new int[groups];
        seconds = new int[groups];
        secondCounts = new int[groups];
        Arrays.fill(seconds, -1);
        for (int slot = 0; slot < pairs.capacity(); slot++) {
            int count = pairs.countAt(slot);
            if (count > 0) {
                enter(pairs.firstAt(slot), pairs.secondAt(slot), count);
            }
        }
        int rows = 0;
        double right = 0;
        int most = 0;
        for (int code = 0; code < b.distinct(); code++) {
            most = Math.max(most, b.count(code));
        }
        int apart = 0;
        int repeated = 0;
        for (int group = 1; group < groups; group++) {
            if (sizes[group] >= 2) {
                rows += sizes[group];
                int margin = topCounts[group] - 1 - secondCounts[group];
                right += margin > 0 ? topCounts[group] : margin == 0 ? 0.5 * topCounts[group] : 0;
            }
        }
        for (int slot = 0; slot < pairs.capacity(); slot++) {
            int count = pairs.countAt(slot);
            int group = pairs.firstAt(slot);
            if (count > 0 && group > 0 && sizes[group] >= 3 && pairs.secondAt(slot) != tops[group]) {
                apart += count;
                repeated += count > 1 ? count : 0;
            }
        }
        covered = rows;
        accuracy = rows == 0 ? 0 : right / rows;
        double base = b.rows() < 2 ? 1 : (most - 1.0) / (b.rows() - 1.0);
        strength = base >= 1 ? 0 : (accuracy - base) / (1 - base);
        alternatives = (repeated + 1.0) / (apart + 3.0);
    }

    static Dependency of(int from, int to, EncodedTable table) {
        EncodedColumn a = table.column(from);
        EncodedColumn b = table.column(to);
        PairCounts pairs = new PairCounts(Math.min(table.rows(), a.distinct() * 2));
        for (int row = 0; row < table.rows(); row++) {
            pairs.add(a.code(row), b.code(row));
        }
        return new Dependency(from, to, a, b, pairs);
    }

    private void enter(int group, int value, int count) {
        sizes[group] += count;
        if (count > topCounts[group] || (count == topCounts[group] && value < tops[group])) {
            seconds[group] = topCounts[group] == 0 ? -1 : tops[group];
            secondCounts[group] = topCounts[group];
            tops[group] = value;
            topCounts[group] = count;
        } else if (count > secondCounts[group]) {
            seconds[group] = value;
            secondCounts[group] = count;
        }
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** How many records are in groups of two or more. */
    int covered() {
        return covered;
    }

    double accuracy() {
        return accuracy;
    }

    double strength() {
        return strength;
    }

    /** The share of deviating records that do not deviate alone in their group: exceptions rather than errors. */
    double alternatives() {
        return alternatives;
    }

    /** The share of records that are likely to be wrong: those that deviate, less the exceptions. */
    double errors() {
        return (1 - accuracy) * (1 - alternatives);
    }

    /** How many other records are in the group of a record. */
    int others(int group) {
        return group < 0 ? 0 : Math.max(0, sizes[group] - 1);
    }

    /** How many other records of the group have the value of the record. */
    int same(int group, int value) {
        return group < 0 || value < 0 ? 0 : Math.max(0, pairs.count(group, value) - 1);
    }

    /** The most frequent value among the others of the group; -1 for none. */
    int majority(int group, int value) {
        if (others(group) == 0) {
            return -1;
        }
        return tops[group] == value && topCounts[group] - 1 < secondCounts[group] ? seconds[group] : tops[group];
    }

    /** How many of the others have the majority value. */
    int majorityCount(int group, int value) {
        int majority = majority(group, value);
        return majority < 0 ? 0 : majority == value ? pairs.count(group, value) - 1 : pairs.count(group, majority);
    }
}
