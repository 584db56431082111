// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.quality.SharedTables;
import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.FieldNames;
import ai.smartwhale.balance.quality.data.RecordBatch;
import ai.smartwhale.balance.quality.finding.BatchAssessment;
import ai.smartwhale.balance.quality.finding.Finding;
import ai.smartwhale.balance.quality.finding.IssueKind;
import ai.smartwhale.balance.quality.finding.QualityScore;
import ai.smartwhale.balance.quality.monitor.QualityMonitor;
import ai.smartwhale.balance.quality.monitor.QualityMonitorConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BadInputTest {

    private static final QualityMonitor MONITOR = QualityMonitor.create(QualityMonitorConfig.builder()
            .maxCellChars(4096)
            .staleAfter(Duration.ofHours(1))
            .build());

    private static void requireSound(BatchAssessment assessment) {
        for (QualityScore score : assessment.dimensions().values()) {
            assertThat(score.value()).isBetween(0.0, 1.0);
            assertThat(score.confidence()).isBetween(0.0, 1.0);
        }
        assertThat(assessment.score().value()).isBetween(0.0, 1.0);
        assessment.fields().forEach(field -> assertThat(field.score().value()).isBetween(0.0, 1.0));
        for (Finding finding : assessment.findings()) {
            assertThat(finding.probability()).isBetween(0.0, 1.0);
        }
    }

    private static BatchAssessment assess(FieldNames fields, List<DataRecord> records) {
        BatchAssessment assessment = MONITOR.evaluateDataQuality(SharedTables.batch(fields, records));
        requireSound(assessment);
        return assessment;
    }

    @Test
    void anEmptyBatchHasNoFindings() {
        BatchAssessment assessment = assess(FieldNames.of("a", "b"), List.of());
        assertThat(assessment.findings()).isEmpty();
        assertThat(assessment.score()).isEqualTo(QualityScore.NONE);
    }

    @Test
    void aTableWithoutFieldsIsNoReasonToFail() {
        FieldNames none = FieldNames.of(List.of());
        assertThat(assess(none, List.of(DataRecord.of("1", none))).findings()).isEmpty();
    }

    @Test
    void raggedRowsAreFoundAsSuch() {
        FieldNames fields = FieldNames.of("a", "b", "c");
        BatchAssessment assessment = assess(
                fields,
                List.of(
                        DataRecord.of("1", fields, "1", "2", "3"),
                        DataRecord.of("2", fields, "1"),
                        DataRecord.of("3", fields, "1", "2", "3", "4", "5"),
                        DataRecord.of("4", fields)));
        assertThat(assessment.findings().stream()
                        .filter(one -> one.kind() == IssueKind.STRUCTURE && one.flagged())
                        .map(Finding::row))
                .containsExactly(2L, 3L, 4L);
    }

    @Test
    void allMissingColumnsAndEqualNamesAreNoReasonToFail() {
        FieldNames fields = FieldNames.of("a", "a", "a");
        List<DataRecord> records = new ArrayList<>();
        for (int row = 0; row < 100; row++) {
            records.add(DataRecord.of("", fields, null, "", Integer.toString(row)));
        }
        assertThat(assess(fields, records).findings().stream().filter(Finding::flagged))
                .isEmpty();
    }

    @Test
    void halvesOfCharactersControlCharactersAndHugeCellsAreFound() {
        FieldNames fields = FieldNames.of("text", "more");
        List<DataRecord> records = new ArrayList<>();
        for (int row = 0; row < 60; row++) {
            records.add(DataRecord.of("", fields, "plain text " + row, "more " + row % 7));
        }
        records.add(DataRecord.of("", fields, "half \uD83D of it", "more 1"));
        records.add(DataRecord.of("", fields, "nul \u0000 byte", "more 2"));
        records.add(DataRecord.of("", fields, "x".repeat(1 << 20), "more 3"));
        List<Finding> findings = assess(fields, records).findings();
        assertThat(findings)
                .anyMatch(one -> one.row() == 61 && one.kind() == IssueKind.BROKEN_ENCODING && one.flagged());
        assertThat(findings)
                .anyMatch(one -> one.row() == 62 && one.kind() == IssueKind.BROKEN_ENCODING && one.flagged());
        assertThat(findings).anyMatch(one -> one.row() == 63 && one.column() == 0 && one.flagged());
    }

    @Test
    void numbersThatAreNoneAreFoundAndSpoilNothing() {
        FieldNames fields = FieldNames.of("number");
        List<DataRecord> records = new ArrayList<>();
        for (int row = 0; row < 100; row++) {
            records.add(DataRecord.of("", fields, Integer.toString(1000 + row * 7 % 100)));
        }
        for (String bad : new String[] {"NaN", "Infinity", "1e999", "-1e308", "1e308", "--5", "0x1p3"}) {
            records.add(DataRecord.of("", fields, bad));
        }
        List<Finding> findings = assess(fields, records).findings();
        for (long row = 101; row <= 107; row++) {
            long bad = row;
            assertThat(findings).as("row %s", row).anyMatch(one -> one.row() == bad && one.flagged());
        }
        assertThat(findings.stream().filter(Finding::flagged)).allMatch(one -> one.row() > 100);
    }

    @Test
    void oldRecordsAreStale() {
        FieldNames fields = FieldNames.of("a");
        Instant now = Instant.parse("2024-03-01T00:00:00Z");
        BatchAssessment assessment = assess(
                fields,
                List.of(
                        DataRecord.of("1", fields, "x").producedAt(now.minus(Duration.ofHours(2))),
                        DataRecord.of("2", fields, "y").producedAt(now.minus(Duration.ofMinutes(2))),
                        DataRecord.of("3", fields, "z").producedAt(now.plus(Duration.ofHours(2)))));
        assertThat(assessment.findings().stream()
                        .filter(one -> one.kind() == IssueKind.STALE)
                        .map(Finding::row))
                .containsExactly(1L);
    }

    @Test
    void noInputMakesItFail() {
        SplittableRandom random = new SplittableRandom(11);
        String[] parts = {
            "a",
            "Z",
            "9",
            "0",
            "-",
            ".",
            " ",
            "\u0000",
            "\uD83D",
            "\uDE00",
            "\u200C",
            "\u202E",
            "\u0645",
            "%",
            "\u20AC",
            "N/A",
            "1e9",
            "\u00C3\u00A9",
            "\uFFFD",
            "\n",
            "\"",
            "kg",
            "2024-01-01"
        };
        for (int round = 0; round < 60; round++) {
            FieldNames fields = FieldNames.of("a", "b", "a", "");
            List<DataRecord> records = new ArrayList<>();
            int alphabet = 1 + random.nextInt(parts.length);
            int rows = random.nextInt(120);
            for (int row = 0; row < rows; row++) {
                List<@Nullable String> cells = new ArrayList<>();
                int width = random.nextInt(4) == 0 ? random.nextInt(7) : 4;
                for (int column = 0; column < width; column++) {
                    StringBuilder cell = new StringBuilder();
                    for (int i = random.nextInt(5); i > 0; i--) {
                        cell.append(parts[random.nextInt(alphabet)]);
                    }
                    cells.add(random.nextInt(9) == 0 ? null : cell.toString());
                }
                records.add(DataRecord.of("", fields, cells));
            }
            RecordBatch batch = SharedTables.batch(fields, records);
            requireSound(MONITOR.evaluateDataQuality(batch));
            MONITOR.accept(batch);
        }
    }
}
