// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.FieldNames;
import ai.smartwhale.balance.quality.data.RecordBatch;
import ai.smartwhale.balance.quality.finding.BatchAssessment;
import ai.smartwhale.balance.quality.finding.Dimension;
import ai.smartwhale.balance.quality.finding.Finding;
import ai.smartwhale.balance.quality.finding.IssueKind;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QualityMonitorTest {

    private static final Instant BEGIN = Instant.parse("2024-03-01T00:00:00Z");
    private static final FieldNames FIELDS = FieldNames.of("word", "number");

    private static RecordBatch batch(String source, int records, long seed, double shift) {
        Random random = new Random(seed);
        List<DataRecord> made = new ArrayList<>();
        for (int row = 0; row < records; row++) {
            made.add(DataRecord.of(
                    "" + row,
                    FIELDS,
                    "word-" + (char) ('a' + random.nextInt(5)),
                    String.format(java.util.Locale.ROOT, "%.2f", 50 + shift + random.nextGaussian())));
        }
        return RecordBatch.of(source, FIELDS, made, BEGIN);
    }

    private static List<ScorePoint> points(int count, java.util.function.IntToDoubleFunction value) {
        return IntStream.range(0, count)
                .mapToObj(i -> new ScorePoint(
                        BEGIN.plus(Duration.ofDays(i)), Math.max(0, Math.min(1, value.applyAsDouble(i)))))
                .toList();
    }

    @Test
    void scoresFollowTheFindings() {
        QualityMonitor monitor = QualityMonitor.create(QualityMonitorConfig.DEFAULT);
        RecordBatch good = batch("s", 300, 1, 0);
        List<DataRecord> records = new ArrayList<>(good.records());
        for (int row = 0; row < 12; row++) {
            records.set(row * 20, DataRecord.of("" + row, FIELDS, null, "50.1"));
        }
        BatchAssessment before = monitor.evaluateDataQuality(good);
        BatchAssessment after = monitor.evaluateDataQuality(RecordBatch.of("s", FIELDS, records, BEGIN));
        assertThat(after.score().value()).isLessThan(before.score().value());
        assertThat(after.dimensions().get(Dimension.COMPLETENESS).value()).isLessThan(0.99);
        assertThat(before.dimensions().get(Dimension.COMPLETENESS).value()).isGreaterThan(0.999);
        assertThat(after.dimensions()).doesNotContainKey(Dimension.TIMELINESS);
        assertThat(after.fields().get(0).flagged()).isEqualTo(12);
        assertThat(after.records()).hasSize(300);
        assertThat(after.score().confidence()).isBetween(0.9, 1.0);
    }

    @Test
    void smallBatchesAreCheckedAgainstTheAcceptedHistory() {
        QualityMonitor monitor = QualityMonitor.create(QualityMonitorConfig.DEFAULT);
        RecordBatch bad = RecordBatch.of(
                "s",
                FIELDS,
                List.of(DataRecord.of("1", FIELDS, "wrod-a", "50.0"), DataRecord.of("2", FIELDS, "word-b", "5000")),
                BEGIN);
        assertThat(monitor.evaluateDataQuality(bad).findings().stream().filter(Finding::flagged))
                .isEmpty();
        monitor.accept(batch("s", 400, 2, 0));
        List<Finding> findings = monitor.evaluateDataQuality(bad).findings();
        assertThat(findings).anyMatch(one -> one.row() == 1 && one.kind() == IssueKind.TYPO && one.flagged());
        assertThat(findings).anyMatch(one -> one.row() == 2 && one.kind() == IssueKind.OUTLIER && one.flagged());
        monitor.accept(bad);
        assertThat(monitor.accepted("s").orElseThrow().records()).isEqualTo(402);
    }

    @Test
    void aShiftOfTheNumbersIsDrift() {
        QualityMonitor monitor = QualityMonitor.create(QualityMonitorConfig.DEFAULT);
        assertThat(monitor.drift(batch("s", 300, 3, 0))).isEmpty();
        monitor.accept(batch("s", 1000, 4, 0));
        assertThat(monitor.evaluateDataQuality(batch("s", 500, 5, 0)).drift()).isZero();
        assertThat(monitor.evaluateDataQuality(batch("s", 500, 6, 2)).drift()).isGreaterThan(0.4);
    }

    @Test
    void onlySoManySourcesAreRemembered() {
        QualityMonitor monitor = QualityMonitor.create(
                QualityMonitorConfig.builder().maxSources(3).build());
        for (int i = 0; i < 5; i++) {
            monitor.accept(batch("s" + i, 30, i, 0));
        }
        assertThat(monitor.accepted("s0")).isEmpty();
        assertThat(monitor.accepted("s4")).isPresent();
    }

    @Test
    void tooFewPointsHaveNoDirection() {
        QualityMonitor monitor = QualityMonitor.create(QualityMonitorConfig.DEFAULT);
        assertThat(monitor.monitorTrends(points(7, i -> 1 - i / 10.0)).direction())
                .isEqualTo(TrendDirection.UNKNOWN);
        assertThat(monitor.monitorTrends(List.of()).direction()).isEqualTo(TrendDirection.UNKNOWN);
    }

    @Test
    void trendsAndChangesAreTold() {
        QualityMonitor monitor = QualityMonitor.create(QualityMonitorConfig.DEFAULT);
        QualityTrend falling = monitor.monitorTrends(points(40, i -> 0.95 - 0.002 * i + 0.003 * Math.sin(i * 7)));
        assertThat(falling.direction()).isEqualTo(TrendDirection.FALLING);
        assertThat(falling.slopePerDay()).isBetween(-0.0023, -0.0017);
        assertThat(monitor.monitorTrends(points(30, i -> 0.9)).direction()).isEqualTo(TrendDirection.FLAT);
        QualityTrend changed = monitor.monitorTrends(points(60, i -> (i < 40 ? 0.95 : 0.8) + 0.01 * Math.sin(i * 5)));
        assertThat(changed.change().orElseThrow().at()).isEqualTo(BEGIN.plus(Duration.ofDays(40)));
    }

    @Test
    void noiseHasNoTrend() {
        QualityMonitor monitor = QualityMonitor.create(QualityMonitorConfig.DEFAULT);
        Random random = new Random(9);
        int alarms = 0;
        int changes = 0;
        for (int round = 0; round < 200; round++) {
            QualityTrend trend = monitor.monitorTrends(points(30, i -> 0.8 + 0.05 * random.nextGaussian()));
            alarms += trend.direction() == TrendDirection.FLAT ? 0 : 1;
            changes += trend.change().isPresent() ? 1 : 0;
        }
        // One in twenty is expected; three standard deviations above it are 19.
        assertThat(alarms).isLessThanOrEqualTo(19);
        assertThat(changes).isLessThanOrEqualTo(9);
    }

    @Test
    void absentArgumentsAreNamed() {
        QualityMonitor monitor = QualityMonitor.create(QualityMonitorConfig.DEFAULT);
        assertThatThrownBy(() ->
                        QualityMonitorConfig.builder().flagThreshold(Double.NaN).build())
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("flagThreshold");
        assertThatThrownBy(() -> monitor.accepted(" ")).isInstanceOf(InvalidValueException.class);
    }
}
