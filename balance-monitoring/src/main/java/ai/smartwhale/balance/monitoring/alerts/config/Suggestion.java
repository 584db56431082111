// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the word that somebody meant: the one with the fewest letters to change, leave out, add or swap. */
final class Suggestion {

    private static final int LONGEST = 64;

    private Suggestion() {}

    /** {@code did you mean "x"? known: [x, y]}. */
    static String among(String wrong, Collection<String> known) {
        String all = "known: " + new TreeSet<>(known);
        return closest(wrong, known)
                .map(word -> "did you mean \"" + word + "\"? " + all)
                .orElse(all);
    }

    static Optional<String> closest(String wrong, Collection<String> known) {
        int most = Math.max(1, wrong.length() / 3);
        return known.stream()
                .filter(word -> wrong.length() <= LONGEST && distance(wrong, word) <= most)
                .min(Comparator.<String>comparingInt(word -> distance(wrong, word))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Damerau's distance of strings, of which each part is changed once. */
    private static int distance(String one, String other) {
        int[][] cost = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : best(cost, one, other, i, j);
            }
        }
        return cost[one.length()][other.length()];
    }

    private static int best(int[][] cost, String one, String other, int i, int j) {
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        int least = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + change);
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
