// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.duplicate;

import java.util.Arrays;

/** How alike two short texts are. Symmetric. */
final class TextSimilarity {

    private static final double PREFIX_WEIGHT = 0.1;
    private static final int LONGEST_PREFIX = 4;

    private TextSimilarity() {}

    /**
     * Winkler's (1990) form of Jaro's similarity: shared characters near each other, fewer for those out of order, more
     * for a common beginning.
     *
     * @return 0 to 1, and 1 for equal texts only
     */
    static double jaroWinkler(String one, String other) {
        // Which letters are matched depends on where the search starts, so it always starts at the same side.
        boolean swap = one.length() == other.length() ? one.compareTo(other) > 0 : one.length() > other.length();
        double jaro = swap ? jaro(other, one) : jaro(one, other);
        int prefix = 0;
        int most = Math.min(LONGEST_PREFIX, Math.min(one.length(), other.length()));
        while (prefix < most && one.charAt(prefix) == other.charAt(prefix)) {
            prefix++;
        }
        return jaro + prefix * PREFIX_WEIGHT * (1 - jaro);
    }

    private static double jaro(String one, String other) {
        int n = one.length();
        int m = other.length();
        if (n == 0 || m == 0) {
            return n == m ? 1 : 0;
        }
        int reach = Math.max(0, Math.max(n, m) / 2 - 1);
        boolean[] used = new boolean[m];
        char[] matched = new char[Math.min(n, m)];
        int matches = 0;
        for (int i = 0; i < n; i++) {
            int end = Math.min(m, i + reach + 1);
            for (int j = Math.max(0, i - reach); j < end; j++) {
                if (!used[j] && one.charAt(i) == other.charAt(j)) {
                    used[j] = true;
                    matched[matches++] = one.charAt(i);
                    break;
                }
            }
        }
        if (matches == 0) {
            return 0;
        }
        int misplaced = 0;
        int at = 0;
        for (int j = 0; j < m; j++) {
            if (used[j] && other.charAt(j) != matched[at++]) {
                misplaced++;
            }
        }
        double count = matches;
        return (count / n + count / m + (count - misplaced / 2.0) / count) / 3;
    }

    /**
     * How many insertions, deletions, replacements and swaps of neighbours turn one text into the other (optimal string
     * alignment).
     *
     * @param limit above it counting stops
     * @return the number, or {@code limit + 1} where there are more
     */
    static int edits(String one, String other, int limit) {
        int n = one.length();
        int m = other.length();
        if (Math.abs(n - m) > limit) {
            return limit + 1;
        }
        int[] before = new int[m + 1];
        int[] above = new int[m + 1];
        int[] row = new int[m + 1];
        Arrays.setAll(above, j -> j);
        for (int i = 1; i <= n; i++) {
            row[0] = i;
            int least = i;
            for (int j = 1; j <= m; j++) {
                boolean same = one.charAt(i - 1) == other.charAt(j - 1);
                int edits = Math.min(Math.min(above[j], row[j - 1]) + 1, above[j - 1] + (same ? 0 : 1));
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    edits = Math.min(edits, before[j - 2] + 1);
                }
                row[j] = edits;
                least = Math.min(least, edits);
            }
            if (least > limit) {
                return limit + 1;
            }
            int[] free = before;
            before = above;
            above = row;
            row = free;
        }
        return Math.min(above[m], limit + 1);
    }
}
