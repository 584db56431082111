// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

import java.util.Arrays;

/**
 * How the lines of a text begin and end; blank ones are left out.
 *
 * @param lines how many there are
 * @param bullets how many are points of a list
 * @param cut how many end in an ellipsis
 * @param ended how many end as a sentence or a quotation does
 * @param lengths of all lines in characters
 * @param hashes how many hash signs the text has
 * @param ellipses how many ellipses it has
 */
record LineShares(int lines, int bullets, int cut, int ended, int[] lengths, int hashes, int ellipses) {

    private static final String BULLETS = "•‣▪●◦-*–—·○■";
    private static final String QUOTES = "\"'”’»›」』)";

    static LineShares of(TextScan scan) {
        String text = scan.text();
        int[] lengths = new int[scan.lines()];
        int lines = 0;
        int bullets = 0;
        int cut = 0;
        int ended = 0;
        for (int line = 0; line < scan.lines(); line++) {
            int start = scan.lineStart(line);
            int end = scan.lineEnd(line);
            while (start < end && TextScan.isBlank(text.charAt(start))) {
                start++;
            }
            while (start < end && TextScan.isBlank(text.charAt(end - 1))) {
                end--;
            }
            if (start == end) {
                continue;
            }
            lengths[lines++] = end - start;
            bullets += BULLETS.indexOf(text.charAt(start)) >= 0 ? 1 : 0;
            char last = text.charAt(end - 1);
            boolean ellipsis = last == '…' || text.startsWith("...", end - 3);
            cut += ellipsis ? 1 : 0;
            ended += TextScan.isTerminal(last) || QUOTES.indexOf(last) >= 0 ? 1 : 0;
        }
        return new LineShares(
                lines,
                bullets,
                cut,
                ended,
                Arrays.copyOf(lengths, lines),
                count(text, "#"),
                count(text, "…") + count(text, "..."));
    }

    private static int count(String text, String mark) {
        int count = 0;
        for (int at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + mark.length())) {
            count++;
        }
        return count;
    }

    int shorterThan(int length) {
        int count = 0;
        for (int line : lengths) {
            if (line <= length) {
                count++;
            }
        }
        return count;
    }
}
