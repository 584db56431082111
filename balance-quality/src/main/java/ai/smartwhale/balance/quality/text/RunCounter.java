// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

/** Counts runs of words by their hashes. */
final class RunCounter {

    private static final int LONGEST_RUN = 10;
    private static final long BASE = 0x9E3779B97F4A7C15L;

    private final TextScan scan;
    private final HashTable table;
    private final int chars;
    private final long[] prefixes;
    private final long[] powers = new long[LONGEST_RUN + 1];

    RunCounter(TextScan scan) {
        this.scan = scan;
        this.table = new HashTable(scan.words());
        this.chars = Math.max(1, scan.text().length());
        this.prefixes = new long[scan.words() + 1];
        for (int i = 0; i < scan.words(); i++) {
            prefixes[i + 1] = prefixes[i] * BASE + scan.hash(i);
        }
        powers[0] = 1;
        for (int n = 1; n < powers.length; n++) {
            powers[n] = powers[n - 1] * BASE;
        }
    }

    /** The difference of two prefixes is the hash of what lies between, so that long runs cost no more. */
    private long run(int start, int n) {
        long hash = prefixes[start + n] - prefixes[start] * powers[n];
        hash *= 0xD6E8FEB86659FD93L;
        return hash ^ hash >>> 32;
    }

    /** The share of the characters that the most frequent run of n words makes up; 0 if none comes twice. */
    double topShare(int n) {
        table.clear();
        int most = 1;
        int span = 0;
        for (int start = 0; start + n <= scan.words(); start++) {
            int count = table.add(run(start, n));
            if (count > most || (count == most && count > 1 && scan.span(start, start + n - 1) > span)) {
                most = count;
                span = scan.span(start, start + n - 1);
            }
        }
        return most == 1 ? 0 : Math.min(1, (double) most * span / chars);
    }

    /** The share of the characters in runs of n words that were there before; runs do not overlap. */
    double repeatedShare(int n) {
        table.clear();
        long repeated = 0;
        int start = 0;
        while (start + n <= scan.words()) {
            if (table.add(run(start, n)) > 1) {
                repeated += scan.span(start, start + n - 1);
                start += n;
            } else {
                start++;
            }
        }
        return (double) repeated / chars;
    }
}
