// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

import java.util.Arrays;

/**
 * Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours, in a band. Not safe for use
 * by many threads.
 */
final class EditDistance {

    private int[] before = new int[0];
    private int[] last = new int[0];
    private int[] now = new int[0];

    /**
     * The distance, or {@code most + 1} if it is larger than {@code most}.
     *
     * @param most 0 or more
     */
    int between(String a, String b, int most) {
        int n = a.length();
        int m = b.length();
        if (Math.abs(n - m) > most) {
            return most + 1;
        }
        room(m + 1);
        for (int j = 0; j <= m; j++) {
            last[j] = j;
        }
        int bestBefore = 0;
        for (int i = 1; i <= n; i++) {
            int from = Math.max(1, i - most);
            int to = Math.min(m, i + most);
            Arrays.fill(now, 0, m + 1, most + 1);
            now[0] = i;
            int best = i <= most ? i : most + 1;
            char c = a.charAt(i - 1);
            for (int j = from; j <= to; j++) {
                char d = b.charAt(j - 1);
                int cost = Math.min(Math.min(last[j], now[j - 1]) + 1, last[j - 1] + (c == d ? 0 : 1));
                if (i > 1 && j > 1 && c == b.charAt(j - 2) && d == a.charAt(i - 2)) {
                    cost = Math.min(cost, before[j - 2] + 1);
                }
                now[j] = cost;
                best = Math.min(best, cost);
            }
            // A swap may come from the row before the last one, so that two rows must be out of reach.
            if (best > most && bestBefore > most) {
                return most + 1;
            }
            bestBefore = best;
            int[] spare = before;
            before = last;
            last = now;
            now = spare;
        }
        return Math.min(last[m], most + 1);
    }

    private void room(int size) {
        if (last.length < size) {
            before = new int[size * 2];
            last = new int[size * 2];
            now = new int[size * 2];
        }
    }

    /** Whether two texts differ in nothing but digits: after their digits are left out they are equal. */
    static boolean digitsOnly(String a, String b) {
        int i = 0;
        int j = 0;
        while (true) {
            while (i < a.length() && digit(a.charAt(i))) {
                i++;
            }
            while (j < b.length() && digit(b.charAt(j))) {
                j++;
            }
            if (i == a.length() || j == b.length()) {
                return i == a.length() && j == b.length();
            }
            if (a.charAt(i++) != b.charAt(j++)) {
                return false;
            }
        }
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
