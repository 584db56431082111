// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.format;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.monitoring.reporting.SampleReports;
import ai.smartwhale.balance.monitoring.reporting.model.ExportFormat;
import ai.smartwhale.balance.monitoring.reporting.model.Report;
import ai.smartwhale.balance.monitoring.reporting.model.ReportCell;
import ai.smartwhale.balance.monitoring.reporting.model.ReportLanguage;
import ai.smartwhale.balance.monitoring.reporting.model.ReportRequest;
import com.ibm.icu.text.ArabicShaping;
import com.ibm.icu.text.ArabicShapingException;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PersianTest {

    private static final CellText TEXT = new CellText(new ReportRequest(
            "گزارش",
            ReportLanguage.PERSIAN,
            ZoneId.of("Asia/Tehran"),
            Instant.EPOCH,
            Instant.EPOCH.plusSeconds(1),
            Duration.ZERO));

    private static final Report REPORT = SampleReports.report(ReportLanguage.PERSIAN, List.of("gpt", "خلاصه‌ساز"));

    @ParameterizedTest
    @CsvSource({
        // Nowruz, the last day of a leap year, and a midnight that is the next day in Tehran.
        "2025-03-20T20:30:00Z, ۱۴۰۴/۰۱/۰۱ ۰۰:۰۰",
        "2025-03-20T08:00:00Z, ۱۴۰۳/۱۲/۳۰ ۱۱:۳۰",
        "2025-11-20T21:00:00Z, ۱۴۰۴/۰۸/۳۰ ۰۰:۳۰",
    })
    void timesAreOfTheCalendarOfIran(String at, String shown) {
        assertThat(TEXT.time(Instant.parse(at))).isEqualTo(shown);
        assertThat(CellText.canonical(ReportCell.of(Instant.parse(at)))).isEqualTo(at);
    }

    @ParameterizedTest
    @CsvSource({"0, ۰", "-12.5, -۱۲٫۵", "1234567890, ۱۲۳۴۵۷۰۰۰۰", "1.25e-9, ۱٫۲۵E-۹"})
    void numbersHavePersianDigits(double number, String shown) {
        assertThat(TEXT.shown(ReportCell.of(number))).isEqualTo(shown);
    }

    @Test
    void lettersAreJoinedAsByIcu() throws ArabicShapingException {
        ArabicShaping icu = new ArabicShaping(ArabicShaping.LETTERS_SHAPE
                | ArabicShaping.LENGTH_FIXED_SPACES_NEAR
                | ArabicShaping.TEXT_DIRECTION_LOGICAL);
        String letters = "اآبتثجحخدذرزسشصضطظعغفقمنوهيكئؤ ةأإل،؟ab1";
        Random random = new Random(3);
        for (int run = 0; run < 2_000; run++) {
            StringBuilder word = new StringBuilder();
            for (int i = 0; i < 12; i++) {
                char next = letters.charAt(random.nextInt(letters.length()));
                boolean ligature =
                        !word.isEmpty() && word.charAt(word.length() - 1) == 'ل' && "اآأإ".indexOf(next) >= 0;
                word.append(ligature ? 'م' : next);
            }
            assertThat(PersianShaper.shape(word.toString())).as(word.toString()).isEqualTo(icu.shape(word.toString()));
        }
    }

    @ParameterizedTest
    @CsvSource({"سلام, سلام", "لا, لا", "می‌رود, میرود", "گفت‌وگو, گفتوگو", "مدل‌های زبانی, مدلهای زبانی"})
    void joinedLettersAreTheSameLetters(String word, String letters) {
        String shaped = PersianShaper.shape(word);
        assertThat(Normalizer.normalize(shaped, Normalizer.Form.NFKC)).isEqualTo(letters);
    }

    /**
     * Peh, tcheh, jeh, keheh, gaf and yeh of Persian, which ICU leaves alone: alone, at the begin, inside and at the
     * end.
     */
    @ParameterizedTest
    @CsvSource({"پ, FB56", "چ, FB7A", "ک, FB8E", "گ, FB92", "ی, FBFC"})
    void persianLettersHaveFourForms(String letter, String isolated) {
        int first = Integer.parseInt(isolated, 16);
        assertThat(PersianShaper.shape(letter)).isEqualTo(Character.toString(first));
        String thrice = PersianShaper.shape(letter.repeat(3));
        assertThat(thrice.chars()).containsExactly(first + 2, first + 3, first + 1);
    }

    @Test
    void aZeroWidthNonJoinerParts() {
        assertThat(PersianShaper.shape("می‌رود").charAt(1)).as("a final yeh").isEqualTo('\uFBFD');
        assertThat(PersianShaper.shape("میرود").charAt(1)).as("a medial yeh").isEqualTo('\uFBFF');
    }

    @Test
    void thePageReadsFromRightToLeft() {
        String page = ReadBack.text(REPORT, ExportFormat.HTML);
        assertThat(page)
                .contains("<html lang=\"fa\" dir=\"rtl\">", "روندها", "خلاصه‌ساز", "datetime=\"2025-10-22T00:00:00Z\"");
        assertThat(page).doesNotContainPattern(">[0-9]{4}-[0-9]{2}-[0-9]{2}");
    }

    @Test
    void machinesGetIsoTimesAndAsciiDigits() {
        assertThat(ReadBack.text(REPORT, ExportFormat.CSV)).doesNotContainPattern("(?m)[۰-۹][^\"]*\r$");
        assertThat(ReadBack.text(REPORT, ExportFormat.JSON))
                .contains("\"from\":\"2025-10-22T00:00:00Z\"", "\"language\":\"fa\"");
    }

    @Test
    void thePdfCanBeSearched() {
        String text = Normalizer.normalize(String.join("\n", ReadBack.pdfLines(REPORT)), Normalizer.Form.NFKC);
        assertThat(text).contains("روندها", "خلاصهساز", "درخواستها");
    }

    @ParameterizedTest
    @EnumSource
    void allWordsAreThere(Words word) {
        assertThat(word.in(ReportLanguage.ENGLISH)).matches("[ -~]+");
        assertThat(word.in(ReportLanguage.PERSIAN)).matches("[\u0600-\u06FF\u200C .:]+");
    }
}
