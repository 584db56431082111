// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

/**
 * Whether some rows of a table stand out for a reason: where the other columns tell which rows they are, they are
 * meant; where they lie as if thrown in at random, they are noise. A chi-square test of each other column, its
 * statistic taken as normal (which holds for many groups) and the strongest column deciding.
 */
final class Independence {

    private static final int LEAST_GROUP = 4;

    private Independence() {}

    /** How strongly the value in one column is tied to any other column, in standard deviations. */
    static double strongestTie(EncodedTable table, int column, java.util.function.IntPredicate marked) {
        double strongest = 0;
        for (int other = 0; other < table.width(); other++) {
            if (other != column) {
                strongest = Math.max(strongest, tie(table, column, other, marked));
            }
        }
        return strongest;
    }

    private static double tie(EncodedTable table, int column, int other, java.util.function.IntPredicate marked) {
        EncodedColumn groups = table.column(other);
        EncodedColumn values = table.column(column);
        if (groups.distinct() > table.rows() / 2 + 2) {
            return 0;
        }
        int[] sizes = new int[groups.distinct()];
        int[] hits = new int[groups.distinct()];
        for (int row = 0; row < table.rows(); row++) {
            sizes[groups.code(row)]++;
            hits[groups.code(row)] += marked.test(values.code(row)) ? 1 : 0;
        }
        long rows = 0;
        long all = 0;
        for (int group = 0; group < sizes.length; group++) {
            if (sizes[group] >= LEAST_GROUP) {
                rows += sizes[group];
                all += hits[group];
            }
        }
        if (all == 0 || all == rows) {
            return 0;
        }
        double share = all / (double) rows;
        double statistic = 0;
        int freedom = -1;
        for (int group = 0; group < sizes.length; group++) {
            if (sizes[group] >= LEAST_GROUP) {
                double expected = sizes[group] * share;
                double off = hits[group] - expected;
                statistic += off * off / (expected * (1 - share));
                freedom++;
            }
        }
        // Wilson and Hilferty (1931).
        if (freedom < 1) {
            return 0;
        }
        double spread = 2.0 / (9.0 * freedom);
        return (Math.cbrt(statistic / freedom) - (1 - spread)) / Math.sqrt(spread);
    }
}
