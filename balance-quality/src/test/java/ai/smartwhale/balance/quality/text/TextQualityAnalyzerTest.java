// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextQualityAnalyzerTest {

    private static final TextHints TEXT = TextHints.of(TextKind.TEXT);

    private final TextQualityAnalyzer analyzer = TextQualityAnalyzer.create(
            TextQualityConfig.builder().longestText(4_096).build());

    private Set<TextIssueKind> kinds(String text, TextHints hints) {
        return analyzer.assess(text, hints).issues().stream()
                .map(TextIssue::kind)
                .collect(Collectors.toSet());
    }

    @Test
    void findsNothingWrongWithAGoodSentenceOfAnyLanguage() {
        TextSamples.sentences().forEach((language, text) -> {
            TextAssessment assessment = analyzer.assess(text, TEXT.expecting(language));
            assertThat(assessment.issues()).as(language.code()).isEmpty();
            assertThat(assessment.score()).isEqualTo(1);
            assertThat(assessment.language().language()).contains(language);
        });
    }

    @Test
    void tellsAnotherLanguageThanWasAskedFor() {
        String german = TextSamples.sentences().getOrDefault(Language.DE, "");
        assertThat(kinds(german, TEXT.expecting(Language.FA))).containsExactly(TextIssueKind.OTHER_LANGUAGE);
        assertThat(analyzer.assess(german, TEXT.expecting(Language.FA))
                        .dimensions()
                        .get(TextDimension.LANGUAGE))
                .isLessThan(0.3);
    }

    @Test
    void proposesARepairOfMisreadText() {
        TextAssessment assessment = analyzer.assess("Das ist fÃ¼r MÃ¤nner und fÃ¼r Frauen gefÃ¤hrlich.", TEXT);
        assertThat(assessment.has(TextIssueKind.MISREAD_ENCODING)).isTrue();
        assertThat(assessment.repair()).map(TextRepair::text).contains("Das ist für Männer und für Frauen gefährlich.");
    }

    @Test
    void proposesThePersianForm() {
        TextAssessment assessment = analyzer.assess("اين كتاب را كه ديروز از بازار خريدم خيلي دوست دارم", TEXT);
        assertThat(assessment.repair())
                .map(TextRepair::text)
                .contains("این کتاب را که دیروز از بازار خریدم خیلی دوست دارم");
        assertThat(assessment.score()).isGreaterThan(0.9);
    }

    @Test
    void leavesArabicInItsOwnLetters() {
        assertThat(analyzer.assess(TextSamples.sentences().getOrDefault(Language.AR, ""), TEXT)
                        .repair())
                .isEmpty();
    }

    @Test
    void countsLostAndBrokenCharacters() {
        assertThat(kinds("some text \uFFFD\uFFFD \uD83D and \u0000 more", TEXT))
                .containsExactlyInAnyOrder(
                        TextIssueKind.REPLACEMENT_CHARACTERS,
                        TextIssueKind.UNPAIRED_SURROGATES,
                        TextIssueKind.CONTROL_CHARACTERS);
        assertThat(kinds("all is well 😀", TEXT)).isEmpty();
    }

    @Test
    void findsTheFurnitureOfPages() {
        assertThat(kinds("This site uses cookies. See our Privacy Policy.", TEXT))
                .containsExactly(TextIssueKind.NOTICES);
        assertThat(kinds("تمامی حقوق این سایت محفوظ است", TEXT)).containsExactly(TextIssueKind.NOTICES);
        assertThat(kinds("Lorem ipsum dolor sit amet", TEXT)).contains(TextIssueKind.FILLER);
        assertThat(kinds("function() { return }", TextHints.of(TextKind.DOCUMENT)))
                .contains(TextIssueKind.CODE);
        assertThat(kinds("function() { return }", TEXT)).doesNotContain(TextIssueKind.CODE);
    }

    @Test
    void findsANearDuplicateOfANamedTextOnly() {
        String text =
                "The blue whale is the largest animal that has ever lived on earth, and it feeds on the smallest.";
        assertThat(kinds(text, TEXT.named("one"))).isEmpty();
        assertThat(kinds(text, TEXT)).isEmpty();
        assertThat(kinds(text + " Really.", TEXT.named("two"))).containsExactly(TextIssueKind.NEAR_DUPLICATE);
        assertThat(kinds(text, TEXT.named("one"))).containsExactly(TextIssueKind.NEAR_DUPLICATE);
    }

    @Test
    void looksAtTheEndsOfALongTextAndSaysSo() {
        String text = "A sentence that goes on and on. ".repeat(40_000);
        TextAssessment assessment = analyzer.assess(text, TEXT);
        assertThat(assessment.has(TextIssueKind.TRUNCATED)).isTrue();
        assertThat(assessment.has(TextIssueKind.REPEATED_PHRASES)).isTrue();
        assertThat(assessment.repair()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TextKind.class)
    void neverFailsAndNeverLosesItsScore(TextKind kind) {
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 1_000; i++) {
            assertSound(TextSamples.anything(random, random.nextInt(600)), kind);
        }
        List.of(
                        "\u0000",
                        "\uD800",
                        "\uDC00\uD800",
                        "\u200C".repeat(5_000),
                        "\u202E" + "abc ".repeat(50),
                        "\n".repeat(3_000),
                        "x".repeat(1 << 20),
                        "ی".repeat(1 << 20),
                        "Ã©".repeat(1 << 19),
                        "\uFEFF",
                        " ",
                        "ﷺ".repeat(2_000))
                .forEach(text -> assertSound(text, kind));
    }

    private void assertSound(String text, TextKind kind) {
        TextAssessment assessment = analyzer.assess(text, TextHints.of(kind).named("fuzz"));
        assertThat(assessment.score()).isBetween(0.0, 1.0);
        assertThat(assessment.dimensions().keySet()).isEqualTo(EnumSet.allOf(TextDimension.class));
        assertThat(assessment.dimensions().values())
                .allSatisfy(value -> assertThat(value).isBetween(0.0, 1.0));
        assessment.repair().ifPresent(repair -> assertThat(repair.text()).isNotEqualTo(text));
    }

    @Test
    void refusesSettingsOutOfRange() {
        assertThatThrownBy(() -> TextQualityConfig.builder().longestText(10).build())
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> TextQualityConfig.builder().sureLanguage(0.4).build())
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> TextHints.of(TextKind.TEXT).named("")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new TextIssue(TextIssueKind.EMPTY, Double.NaN, ""))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new LanguageGuess(Optional.empty(), 1.1)).isInstanceOf(InvalidValueException.class);
    }
}
