// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.utils.text.NormalizationProfile;
import ai.smartwhale.commons.utils.text.PatternLimits;
import ai.smartwhale.commons.utils.text.PatternMatch;
import ai.smartwhale.commons.utils.text.PatternTooCostlyException;
import ai.smartwhale.commons.utils.text.TextMetrics;
import ai.smartwhale.commons.utils.text.TextPattern;
import java.text.Normalizer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StringUtilsTest {

    private static String display(String text) {
        return StringUtils.normalizeText(text, NormalizationProfile.DISPLAY);
    }

    private static String index(String text) {
        return StringUtils.normalizeText(text, NormalizationProfile.INDEX);
    }

    @Test
    void arabicLettersBecomePersianOnes() {
        assertThat(display("علي كتاب على")).isEqualTo("علی کتاب علی");
        assertThat(display("\uFEDB\uFE98\uFE8E\uFE8F")).isEqualTo("کتاب");
        assertThat(display("\uFEFB")).isEqualTo("لا");
        assertThat(display("کتـــاب")).isEqualTo("کتاب");
    }

    @Test
    void digitsBecomePersianForPeopleAndAsciiForAnIndex() {
        assertThat(display("٠١٢٣٤٥٦٧٨٩ 12")).isEqualTo("۰۱۲۳۴۵۶۷۸۹ 12");
        assertThat(index("٠١٢ ۳۴۵ 12")).isEqualTo("012 345 12");
    }

    @Test
    void theJoinerStaysWithinWordsOnlyAndOnce() {
        assertThat(display("می\u200C\u200Cروم")).isEqualTo("می\u200Cروم");
        assertThat(display("\u200Cمی \u200Cروم\u200C ")).isEqualTo("می روم");
        assertThat(display("۲۰\u200Cساله")).isEqualTo("۲۰\u200Cساله");
        assertThat(index("می\u200Cروم")).isEqualTo("میروم");
    }

    @Test
    void whitespaceIsOneBlankOrOneLineBreak() {
        assertThat(display(" a \t\u00A0 b \r\n\n c ")).isEqualTo("a b\nc");
        assertThat(display(" \n ")).isEmpty();
        assertThat(display("")).isEmpty();
    }

    @Test
    void whatNobodySeesIsGone() {
        assertThat(display("a\u200E\u202Eb\u2066c\u0000d\u200Be\uFEFFf\u00ADg")).isEqualTo("abcdefg");
    }

    @Test
    void marksStayForPeopleAndGoForAnIndex() {
        assertThat(display("مُحَمَّد")).isEqualTo(Normalizer.normalize("مُحَمَّد", Normalizer.Form.NFC));
        assertThat(index("مُحَمَّد")).isEqualTo("محمد");
        assertThat(index("آب أنا مؤمن مسئول خانۀ")).isEqualTo("اب انا مومن مسیول خانه");
        assertThat(display("e\u0301")).isEqualTo("é");
    }

    @Test
    void caseAndCompatibilityFormsAreFoldedForAnIndex() {
        assertThat(index("ÉCOLE Straße ﬁ Ｆｕｌｌ x²")).isEqualTo("école strasse fi full x2");
        assertThat(display("Ｆ²")).isEqualTo("Ｆ²");
        assertThat(index("\uD835\uDC00")).isEqualTo("a");
    }

    @Test
    void pairsStayAndHalvesAreReplaced() {
        assertThat(display("🐋 whale")).isEqualTo("🐋 whale");
        assertThat(display("a\uD83D b")).isEqualTo("a\uFFFD b");
        assertThat(display("\uDC0B")).isEqualTo("\uFFFD");
    }

    @ParameterizedTest
    @EnumSource(NormalizationProfile.class)
    void aCleanTextIsGivenBackAsItIs(NormalizationProfile profile) {
        for (String clean : List.of("", "plain ascii text", "کتاب خوب", "یک دو\nسه")) {
            assertThat(StringUtils.normalizeText(clean, profile)).isSameAs(clean);
        }
    }

    @ParameterizedTest
    @EnumSource(NormalizationProfile.class)
    void normalisingAgainChangesNothing(NormalizationProfile profile) {
        Random random = new Random(41);
        for (int round = 0; round < 60_000; round++) {
            String text = random(random);
            String once = StringUtils.normalizeText(text, profile);
            assertThat(StringUtils.normalizeText(once, profile))
                    .as(() -> text.codePoints()
                            .mapToObj(Integer::toHexString)
                            .toList()
                            .toString())
                    .isEqualTo(once);
            assertThat(Normalizer.isNormalized(once, Normalizer.Form.NFC)).isTrue();
        }
    }

    @Test
    void everyCharacterOfTheBasicPlaneIsStable() {
        for (NormalizationProfile profile : NormalizationProfile.values()) {
            for (int c = 0; c < 1 << 16; c++) {
                String once = StringUtils.normalizeText("ا" + (char) c + "b", profile);
                assertThat(StringUtils.normalizeText(once, profile))
                        .as(Integer.toHexString(c))
                        .isEqualTo(once);
            }
        }
    }

    /** Mostly what is of interest, now and then anything. */
    private static String random(Random random) {
        String interesting =
                " \n\t\u200C\u200D\u200E\u0640يىكۀئأآ\u064B\u0651\u0653\u0654\u0670٣۴4aAeÉ\u0301\u0308ﻻﷲﬁ½ß";
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            int dice = random.nextInt(20);
            if (dice == 0) {
                text.append((char) random.nextInt(1 << 16));
            } else if (dice == 1) {
                text.appendCodePoint(random.nextInt(0x110000));
            } else {
                text.append(interesting.charAt(random.nextInt(interesting.length())));
            }
        }
        return text.toString();
    }

    @Test
    void findsWhatPeopleLookFor() {
        String text = "Write to a.b+c@mail.example.org or http://example.org/x?y=1, call +989121234567, "
                + "on 2026-01-02 or ۱۴۰۳/۱/۱ for 1,234.5 from 10.0.0.255 not 10.0.0.256";
        assertThat(texts(text, TextPattern.EMAIL)).containsExactly("a.b+c@mail.example.org");
        assertThat(texts(text, TextPattern.URL)).containsExactly("http://example.org/x?y=1,");
        assertThat(texts(text, TextPattern.IRANIAN_MOBILE)).containsExactly("+989121234567");
        assertThat(texts(text, TextPattern.DATE)).containsExactly("2026-01-02", "۱۴۰۳/۱/۱");
        assertThat(texts(text, TextPattern.IPV4)).containsExactly("10.0.0.255");
        assertThat(texts("-5 and ۱۲٬۳۴۵٫۶ but not x7", TextPattern.NUMBER)).containsExactly("-5", "۱۲٬۳۴۵٫۶");
        assertThat(StringUtils.findPatterns("id a@b.cd", TextPattern.EMAIL))
                .containsExactly(new PatternMatch("email", 3, 9, "a@b.cd"));
    }

    private static List<String> texts(String text, TextPattern pattern) {
        return StringUtils.findPatterns(text, pattern).stream()
                .map(PatternMatch::text)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"(.*a){12}b", "(x+x+)+y", "'^(a|a?)+$'", "(a*)*b"})
    void anExpressionThatNeverEndsIsEnded(String expression) {
        TextPattern pattern = TextPattern.of("hostile", expression);
        String text = "a".repeat(28) + "x".repeat(28);
        try {
            StringUtils.findPatterns(text, pattern);
        } catch (PatternTooCostlyException e) {
            assertThat(e).hasMessageContaining("hostile").hasMessageNotContaining("aaaa");
        }
        assertThatThrownBy(() -> StringUtils.findPatterns("a".repeat(28), TextPattern.of("worst", "(.*a){12}b")))
                .isInstanceOf(PatternTooCostlyException.class);
    }

    @Test
    void theSameExpressionIsLinearWhereAskedFor() {
        TextPattern pattern = TextPattern.linear("worst", "(.*a){12}b");
        assertThat(StringUtils.findPatterns("a".repeat(28), pattern)).isEmpty();
        assertThat(StringUtils.findPatterns("a".repeat(28) + "b", pattern)).hasSize(1);
    }

    @Test
    void searchesAreBounded() {
        PatternLimits limits = new PatternLimits(100, 3, 1_000);
        assertThat(StringUtils.findPatterns("1 2 3 4 5", List.of(TextPattern.NUMBER), limits))
                .hasSize(3);
        assertThatThrownBy(() -> StringUtils.findPatterns("x".repeat(101), List.of(TextPattern.NUMBER), limits))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("101");
        assertThatThrownBy(() -> TextPattern.of("x", "("))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("expression");
        assertThatThrownBy(() -> TextPattern.linear("x", "(?=a)")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> TextPattern.of("x", "a".repeat(1_001))).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void builtInPatternsStayQuickOnWhatIsMadeToHurtThem() {
        for (String hostile : List.of(
                "a".repeat(20_000),
                "a.".repeat(10_000),
                "a@" + "b.".repeat(10_000),
                "http://" + "x".repeat(20_000),
                "1,".repeat(10_000),
                "1.".repeat(10_000),
                "+98".repeat(5_000),
                "2026-".repeat(4_000))) {
            for (TextPattern pattern : List.of(
                    TextPattern.EMAIL,
                    TextPattern.URL,
                    TextPattern.IPV4,
                    TextPattern.NUMBER,
                    TextPattern.DATE,
                    TextPattern.IRANIAN_MOBILE)) {
                assertThat(StringUtils.findPatterns(hostile, pattern)).isNotNull();
            }
        }
    }

    @Test
    void measuresText() {
        TextMetrics metrics = StringUtils.textMetrics("The cat sat on the mat. It was happy!\nYes.");
        assertThat(metrics.words()).isEqualTo(10);
        assertThat(metrics.distinctWords()).isEqualTo(9);
        assertThat(metrics.sentences()).isEqualTo(3);
        assertThat(metrics.lines()).isEqualTo(2);
        assertThat(metrics.lexicalDiversity()).isEqualTo(0.9);
        assertThat(metrics.letters()).containsOnlyKeys(Character.UnicodeScript.LATIN);
        // 10 words, 3 sentences, 11 syllables.
        assertThat(metrics.readingEase().orElseThrow())
                .isCloseTo(206.835 - 1.015 * 10 / 3 - 84.6 * 11 / 10, within(1e-9));
    }

    @Test
    void measuresPersianText() {
        TextMetrics metrics = StringUtils.textMetrics("من می\u200Cروم. ۱۲ 🐋");
        assertThat(metrics.words()).isEqualTo(3);
        assertThat(metrics.graphemes()).as("the joiner belongs to its letter").isEqualTo(metrics.codePoints() - 1);
        assertThat(metrics.chars()).isEqualTo(metrics.codePoints() + 1);
        assertThat(metrics.readingEase()).isEmpty();
        assertThat(metrics.letters()).containsEntry(Character.UnicodeScript.ARABIC, 7);
        assertThat(metrics.digitShare()).isCloseTo(2.0 / metrics.codePoints(), within(1e-12));
    }

    @Test
    void entropyIsThatOfShannon() {
        assertThat(StringUtils.textMetrics("aaaa").entropy()).isZero();
        assertThat(StringUtils.textMetrics("abab").entropy()).isCloseTo(1, within(1e-12));
        assertThat(StringUtils.textMetrics("abcdefgh").entropy()).isCloseTo(3, within(1e-12));
        TextMetrics empty = StringUtils.textMetrics("");
        assertThat(empty.words()).isZero();
        assertThat(empty.lines()).isZero();
        assertThat(empty.entropy()).isZero();
    }
}
