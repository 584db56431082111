// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

/**
 * The rules of Gopher against repetition (Rae et al. 2021, table A1): how much of a text are lines, paragraphs and runs
 * of words that it has already said.
 */
final class RepetitionRules {

    /** In a text of fewer words some run always makes up much of it. */
    private static final int FEWEST_WORDS = 20;

    private static final double LINES = 0.3;
    private static final double LINE_CHARS = 0.2;
    private static final double[] TOP_RUNS = {0.20, 0.18, 0.16};
    private static final double[] REPEATED_RUNS = {0.15, 0.14, 0.13, 0.12, 0.11, 0.10};
    private static final int SHORTEST_TOP = 2;
    private static final int SHORTEST_REPEATED = 5;

    private RepetitionRules() {}

    static void check(TextScan scan, IssueSink sink) {
        if (scan.words() < FEWEST_WORDS) {
            return;
        }
        if (scan.lines() > 1) {
            checkLines(scan, sink);
            checkParagraphs(scan, sink);
        }
        // What does not repeat in short runs does not in longer ones: the first share of zero is the last.
        RunCounter counter = new RunCounter(scan);
        for (int i = 0; i < TOP_RUNS.length; i++) {
            int n = i + SHORTEST_TOP;
            double share = counter.topShare(n);
            if (share == 0) {
                return;
            }
            sink.atMost(
                    TextIssueKind.FREQUENT_PHRASE,
                    share,
                    TOP_RUNS[i],
                    "share of the most frequent run of " + n + " words");
        }
        for (int i = 0; i < REPEATED_RUNS.length; i++) {
            int n = i + SHORTEST_REPEATED;
            double share = counter.repeatedShare(n);
            if (share == 0) {
                return;
            }
            sink.atMost(
                    TextIssueKind.REPEATED_PHRASES,
                    share,
                    REPEATED_RUNS[i],
                    "share of repeated runs of " + n + " words");
        }
    }

    private static void checkLines(TextScan scan, IssueSink sink) {
        SeenParts seen = new SeenParts(scan.lines());
        String text = scan.text();
        for (int line = 0; line < scan.lines(); line++) {
            seen.add(text, scan.lineStart(line), scan.lineEnd(line));
        }
        sink.atMost(TextIssueKind.REPEATED_LINES, seen.share(), LINES, "share of repeated lines");
        sink.atMost(
                TextIssueKind.REPEATED_LINES,
                seen.charShare(text.length()),
                LINE_CHARS,
                "characters of repeated lines");
    }

    private static void checkParagraphs(TextScan scan, IssueSink sink) {
        SeenParts seen = new SeenParts(scan.lines());
        String text = scan.text();
        int start = 0;
        for (int line = 0; line <= scan.lines(); line++) {
            boolean gap = line == scan.lines() || isBlank(text, scan.lineStart(line), scan.lineEnd(line));
            if (gap) {
                int end = line == 0 ? 0 : scan.lineEnd(line - 1);
                seen.add(text, start, end);
                start = line == scan.lines() ? text.length() : Math.min(text.length(), scan.lineEnd(line) + 1);
            }
        }
        sink.atMost(TextIssueKind.REPEATED_PARAGRAPHS, seen.share(), LINES, "share of repeated paragraphs");
        sink.atMost(
                TextIssueKind.REPEATED_PARAGRAPHS,
                seen.charShare(text.length()),
                LINE_CHARS,
                "characters of repeated paragraphs");
    }

    private static boolean isBlank(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!TextScan.isBlank(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
