// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

import java.util.ArrayList;
import java.util.List;

/** Finds which columns decide others, from the records alone. */
final class DependencyFinder {

    private static final double LEAST_STRENGTH = 0.35;
    private static final double LEAST_ACCURACY = 0.6;
    private static final double LEAST_COVERED = 0.2;

    private DependencyFinder() {}

    /** The dependencies by the column that is decided. */
    static List<List<Dependency>> find(EncodedTable table) {
        List<List<Dependency>> found = new ArrayList<>();
        for (int to = 0; to < table.width(); to++) {
            List<Dependency> deciding = new ArrayList<>();
            for (int from = 0; from < table.width() && !quantity(table.column(to)); from++) {
                if (from != to && table.column(from).distinct() > 2 && repeats(table, from)) {
                    Dependency one = Dependency.of(from, to, table);
                    if (one.covered() >= Math.max(6, LEAST_COVERED * table.rows())
                            && one.strength() >= LEAST_STRENGTH
                            && one.accuracy() >= LEAST_ACCURACY) {
                        deciding.add(one);
                    }
                }
            }
            found.add(deciding);
        }
        return found;
    }

    /** Numbers of which each occurs a few times only: nothing decides them exactly. */
    private static boolean quantity(EncodedColumn column) {
        ValueCounts values = ValueCounts.of(column);
        return values.typicalCount() < 5 && TypeJudge.learn(column).numeric();
    }

    private static boolean repeats(EncodedTable table, int column) {
        EncodedColumn data = table.column(column);
        int alone = 0;
        for (int code = 1; code < data.distinct(); code++) {
            alone += data.count(code) == 1 ? 1 : 0;
        }
        return alone <= (1 - LEAST_COVERED) * table.rows();
    }
}
