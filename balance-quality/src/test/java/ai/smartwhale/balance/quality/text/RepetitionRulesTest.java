// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RepetitionRulesTest {

    private static List<TextIssueKind> kinds(String text) {
        IssueSink sink = new IssueSink();
        RepetitionRules.check(TextScan.of(text), sink);
        return sink.worstFirst().stream().map(TextIssue::kind).distinct().toList();
    }

    private static String unrelated(int words, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(Integer.toString(random.nextInt(1 << 30), 36)).append(' ');
        }
        return text.toString().strip();
    }

    @Test
    void countsTheMostFrequentRunByHand() {
        // "ab cd" comes three times, five characters each, in a text of twenty.
        RunCounter counter = new RunCounter(TextScan.of("ab cd ab cd ab cd xy"));
        assertThat(counter.topShare(2)).isEqualTo(15.0 / 20, within(1e-12));
        assertThat(counter.topShare(3)).isEqualTo(2 * 8.0 / 20, within(1e-12));
        assertThat(counter.topShare(4)).isEqualTo(2 * 11.0 / 20, within(0.1));
    }

    @Test
    void countsRepeatedRunsByHandWithoutOverlap() {
        // Five words, then the same five: one repeated run of nine characters of nineteen.
        RunCounter counter = new RunCounter(TextScan.of("a b c d e a b c d e"));
        assertThat(counter.repeatedShare(5)).isEqualTo(9.0 / 19, within(1e-12));
        assertThat(counter.repeatedShare(6)).isZero();
    }

    @Test
    void agreesWithCountingInWords() {
        SplittableRandom random = new SplittableRandom(4);
        for (int round = 0; round < 200; round++) {
            StringBuilder text = new StringBuilder();
            int words = 20 + random.nextInt(60);
            for (int i = 0; i < words; i++) {
                text.append(i == 0 ? "" : " ").append((char) ('a' + random.nextInt(3)));
            }
            String[] list = text.toString().split(" ", -1);
            for (int n = 5; n <= 10; n++) {
                assertThat(new RunCounter(TextScan.of(text.toString())).repeatedShare(n))
                        .isEqualTo((double) repeatedChars(list, n) / text.length(), within(1e-12));
            }
        }
    }

    private static int repeatedChars(String[] words, int n) {
        Set<String> seen = new HashSet<>();
        int chars = 0;
        int at = 0;
        while (at + n <= words.length) {
            String run = String.join(" ", List.of(words).subList(at, at + n));
            if (seen.add(run)) {
                at++;
            } else {
                chars += run.length();
                at += n;
            }
        }
        return chars;
    }

    @Test
    void findsRepeatedLinesAndParagraphs() {
        String line = unrelated(8, 1);
        String lines = unrelated(8, 2) + "\n" + line + "\n" + line + "\n" + line;
        assertThat(kinds(lines)).contains(TextIssueKind.REPEATED_LINES);
        String paragraphs = line + "\n\n" + line + "\r\n\r\n" + unrelated(9, 3);
        assertThat(kinds(paragraphs)).contains(TextIssueKind.REPEATED_PARAGRAPHS);
    }

    @Test
    void findsPhrasesInPersianToo() {
        assertThat(kinds("این متن را بخوانید لطفا ".repeat(10)))
                .contains(TextIssueKind.FREQUENT_PHRASE, TextIssueKind.REPEATED_PHRASES);
    }

    @Test
    void findsNothingInUnrelatedWordsNorInShortTexts() {
        assertThat(kinds(unrelated(500, 5))).isEmpty();
        assertThat(kinds("no no no no no no")).isEmpty();
    }
}
