// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FormRulesTest {

    private static final String SENTENCE = "The white cat sat on the garden wall and it was to be seen with that. ";

    private static List<TextIssueKind> kinds(String text, TextKind kind) {
        return kinds(text, kind, Optional.of(Language.EN));
    }

    private static List<TextIssueKind> kinds(String text, TextKind kind, Optional<Language> language) {
        IssueSink sink = new IssueSink();
        FormRules.check(TextScan.of(text), TextLimits.of(kind), language, sink);
        return sink.worstFirst().stream().map(TextIssue::kind).toList();
    }

    @Test
    void acceptsADocument() {
        assertThat(kinds(SENTENCE.repeat(5), TextKind.DOCUMENT)).isEmpty();
    }

    @Test
    void asksFiftyWordsOfADocumentOnly() {
        assertThat(kinds(SENTENCE.repeat(3), TextKind.DOCUMENT)).contains(TextIssueKind.TOO_SHORT);
        assertThat(kinds("ok", TextKind.SHORT_MESSAGE)).isEmpty();
        assertThat(kinds("سلام، خوبی؟", TextKind.TEXT, Optional.of(Language.FA)))
                .isEmpty();
    }

    @Test
    void countsExactlyFiftyWordsAsEnough() {
        String fortyNine = "word is of ".repeat(16) + "word.";
        assertThat(kinds(fortyNine, TextKind.DOCUMENT)).contains(TextIssueKind.TOO_SHORT);
        assertThat(kinds("is " + fortyNine, TextKind.DOCUMENT)).doesNotContain(TextIssueKind.TOO_SHORT);
    }

    @Test
    void findsTextsWithoutWords() {
        assertThat(kinds("", TextKind.TEXT)).containsExactly(TextIssueKind.EMPTY);
        assertThat(kinds("!!! ... ???", TextKind.SHORT_MESSAGE)).containsExactly(TextIssueKind.EMPTY);
    }

    @Test
    void judgesTheLengthOfWords() {
        assertThat(kinds("a bc ".repeat(40), TextKind.TEXT)).contains(TextIssueKind.WORD_LENGTH);
        assertThat(kinds("incomprehensibilities ".repeat(40), TextKind.TEXT)).contains(TextIssueKind.WORD_LENGTH);
        assertThat(kinds("x".repeat(1_001), TextKind.TEXT)).contains(TextIssueKind.LONG_WORD);
        assertThat(kinds(
                        TextSamples.sentences().getOrDefault(Language.ZH, "").repeat(3),
                        TextKind.TEXT,
                        Optional.of(Language.ZH)))
                .isEmpty();
    }

    @Test
    void judgesSymbolsLinesAndLetters() {
        assertThat(kinds("#tag ".repeat(20) + SENTENCE, TextKind.TEXT)).contains(TextIssueKind.SYMBOLS);
        assertThat(kinds("#tag ".repeat(3) + "going home now my friends", TextKind.SHORT_MESSAGE))
                .isEmpty();
        assertThat(kinds("12 345 67 8 ".repeat(10), TextKind.TEXT)).contains(TextIssueKind.FEW_LETTERS);
        assertThat(kinds(("• " + SENTENCE + "\n").repeat(10), TextKind.DOCUMENT))
                .contains(TextIssueKind.BULLETS);
        assertThat(kinds("read more of that to be with the ...\n".repeat(10), TextKind.DOCUMENT))
                .contains(TextIssueKind.CUT_LINES);
        assertThat(kinds("home of the\n".repeat(30), TextKind.DOCUMENT))
                .contains(TextIssueKind.UNENDED_LINES, TextIssueKind.SHORT_LINES, TextIssueKind.MANY_LINES);
    }

    @Test
    void asksForTheSmallWordsOfTheLanguage() {
        String english = "blue whales swim far across cold deep northern oceans every winter. ".repeat(6);
        assertThat(kinds(english, TextKind.DOCUMENT)).contains(TextIssueKind.NO_FUNCTION_WORDS);
        String persian = (TextSamples.sentences().getOrDefault(Language.FA, "") + " ").repeat(6);
        assertThat(kinds(persian, TextKind.DOCUMENT, Optional.of(Language.FA))).isEmpty();
    }

    @Test
    void knowsTheMarksOfPersianUrduAndChinese() {
        assertThat(TextScan.of("خوبی؟ بله! رفتم.").sentences()).isEqualTo(3);
        assertThat(TextScan.of("گئے۔ آئے۔").sentences()).isEqualTo(2);
        assertThat(TextScan.of("下雪了。回家吧！").sentences()).isEqualTo(2);
        assertThat(TextScan.of("Wait... what?!").sentences()).isEqualTo(2);
    }

    @Test
    void countsWordsAroundJoinersAndApostrophes() {
        assertThat(TextScan.of("نمی\u200Cخواهم").words()).isEqualTo(1);
        assertThat(TextScan.of("Ankara’da don't 'quoted'").words()).isEqualTo(3);
        assertThat(TextScan.of("下雪 x1").words()).isEqualTo(3);
    }
}
