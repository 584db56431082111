// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

import java.util.Optional;

/**
 * The rules of Gopher about the form of a text (Rae et al. 2021, section A1.1) and those of FineWeb about its lines
 * (Penedo et al. 2024), with the marks and small words of the language of the text.
 */
final class FormRules {

    private static final double SHORTEST_MEAN = 3;
    private static final double LONGEST_MEAN = 10;

    /** Arabic and Urdu leave out vowels, Persian most of them: words of two letters are frequent. */
    private static final double SHORTEST_MEAN_ARABIC = 2.5;

    private static final int LONGEST_WORD = 1_000;
    private static final double BULLET_LINES = 0.9;
    private static final double CUT_LINES = 0.3;
    private static final int FUNCTION_WORDS = 2;
    private static final double ENDED_LINES = 0.12;
    private static final double SHORT_LINES = 0.67;
    private static final int SHORT_LINE = 30;
    private static final double LINES_BY_WORDS = 0.3;
    private static final int FEWEST_LINES = 4;
    private static final int FEWEST_SENTENCES = 5;

    private FormRules() {}

    static void check(TextScan scan, TextLimits limits, Optional<Language> language, IssueSink sink) {
        int words = scan.words();
        if (words == 0) {
            sink.add(TextIssueKind.EMPTY, 1, "no word");
            return;
        }
        sink.atLeast(TextIssueKind.TOO_SHORT, words, limits.fewestWords(), "words");
        sink.atMost(TextIssueKind.TOO_LONG, words, limits.mostWords(), "words");
        sink.atMost(TextIssueKind.LONG_WORD, scan.longestWord(), LONGEST_WORD, "characters of the longest word");
        LineShares lines = LineShares.of(scan);
        if (words >= limits.fewestForStatistics()) {
            checkWords(scan, limits, language, sink, lines);
        }
        if (limits.hasLines()) {
            checkLines(scan, sink, lines);
        }
    }

    private static void checkWords(
            TextScan scan, TextLimits limits, Optional<Language> language, IssueSink sink, LineShares lines) {
        int words = scan.words();
        if (!scan.ideographic()) {
            boolean arabic = language.map(Language::usesArabicLetters).orElse(false);
            double mean = scan.meanWordLength();
            double shortest = arabic ? SHORTEST_MEAN_ARABIC : SHORTEST_MEAN;
            sink.atLeast(TextIssueKind.WORD_LENGTH, mean, shortest, "mean length of words");
            sink.atMost(TextIssueKind.WORD_LENGTH, mean, LONGEST_MEAN, "mean length of words");
        }
        sink.atMost(TextIssueKind.SYMBOLS, (double) lines.hashes() / words, limits.mostSymbols(), "hashes for a word");
        sink.atMost(
                TextIssueKind.SYMBOLS, (double) lines.ellipses() / words, limits.mostSymbols(), "ellipses for a word");
        double withLetter = (double) scan.wordsWithLetter() / words;
        sink.atLeast(TextIssueKind.FEW_LETTERS, withLetter, limits.leastWithLetter(), "share of words with a letter");
        language.filter(known -> words >= 2 * limits.fewestForStatistics() || limits.hasLines())
                .ifPresent(known -> sink.atLeast(
                        TextIssueKind.NO_FUNCTION_WORDS,
                        FunctionWords.shipped().count(scan, known, FUNCTION_WORDS),
                        FUNCTION_WORDS,
                        "function words of " + known.code()));
    }

    private static void checkLines(TextScan scan, IssueSink sink, LineShares lines) {
        sink.atLeast(TextIssueKind.FEW_SENTENCES, scan.sentences(), FEWEST_SENTENCES, "sentences");
        int count = lines.lines();
        if (count < FEWEST_LINES) {
            return;
        }
        sink.atMost(TextIssueKind.BULLETS, (double) lines.bullets() / count, BULLET_LINES, "share of list lines");
        sink.atMost(TextIssueKind.CUT_LINES, (double) lines.cut() / count, CUT_LINES, "share of lines that are cut");
        sink.atLeast(TextIssueKind.UNENDED_LINES, (double) lines.ended() / count, ENDED_LINES, "share of ended lines");
        int length = scan.ideographic() ? SHORT_LINE / 3 : SHORT_LINE;
        double shortLines = (double) lines.shorterThan(length) / count;
        sink.atMost(TextIssueKind.SHORT_LINES, shortLines, SHORT_LINES, "share of short lines");
        sink.atMost(
                TextIssueKind.MANY_LINES, (double) (count - 1) / scan.words(), LINES_BY_WORDS, "lines for each word");
    }
}
