// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Finds which columns decide others, from the records alone. */
final class DependencyFinder {

    private static final double LEAST_STRENGTH = 0.35;
    /** Numbers are equal by chance more often than texts are. */
    private static final double NUMERIC_STRENGTH = 0.7;

    /** Numbers of which each occurs fewer times than this are quantities: nothing decides them exactly. */
    private static final int FEW = 5;

    private static final int MOST_DETERMINANTS = 64;
    private static final double LEAST_ACCURACY = 0.6;
    private static final double LEAST_COVERED = 0.2;

    private DependencyFinder() {}

    /** The dependencies by the column that is decided. */
    static List<List<Dependency>> find(EncodedTable table) {
        boolean[] decides = new boolean[table.width()];
        boolean[] numeric = new boolean[table.width()];
        boolean[] quantity = new boolean[table.width()];
        for (int column = 0; column < decides.length; column++) {
            EncodedColumn data = table.column(column);
            numeric[column] = TypeJudge.learn(data).numeric();
            quantity[column] = numeric[column] && ValueCounts.of(data).typicalCount() < FEW;
            decides[column] = !quantity[column] && data.distinct() > 2 && repeats(table, column);
        }
        keepMostTelling(table, decides);
        List<List<Dependency>> found = new ArrayList<>();
        for (int to = 0; to < table.width(); to++) {
            List<Dependency> deciding = new ArrayList<>();
            for (int from = 0; from < table.width() && !quantity[to]; from++) {
                if (from != to && decides[from]) {
                    Dependency one = Dependency.of(from, to, table);
                    if (one.covered() >= Math.max(6, LEAST_COVERED * table.rows())
                            && one.strength() >= (numeric[to] ? NUMERIC_STRENGTH : LEAST_STRENGTH)
                            && one.accuracy() >= LEAST_ACCURACY) {
                        deciding.add(one);
                    }
                }
            }
            found.add(List.copyOf(deciding));
        }
        return List.copyOf(found);
    }

    /** In tables of very many columns only those of the most different values are tried as determinants. */
    private static void keepMostTelling(EncodedTable table, boolean[] decides) {
        IntStream.range(0, decides.length)
                .filter(column -> decides[column])
                .boxed()
                .sorted(Comparator.comparingInt(column -> -table.column(column).distinct()))
                .skip(MOST_DETERMINANTS)
                .forEach(column -> decides[column] = false);
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
