// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.quality.finding.IssueKind;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ControlMetricsTest {

    private final MetricsCollector collector = MetricsCollector.create();
    private final ControlMetrics metrics = ControlMetrics.create(collector, "one");

    @Test
    void countsWhatHappens() {
        metrics.happened(new QualityEvent.BatchControlled(
                "s",
                Map.of(Outcome.ACCEPTED, 3, Outcome.REPAIRED, 2),
                0.9,
                Map.of("trim", 4),
                5,
                Duration.ofMillis(2)));
        metrics.happened(new QualityEvent.ResponseControlled(
                "r", "m", "s", Optional.of(Outcome.QUARANTINED), 0.1, 0, 1, Duration.ofMillis(1)));
        metrics.happened(
                new QualityEvent.ResponseControlled("r", "m", "s", Optional.empty(), 1, 0, 0, Duration.ofMillis(1)));
        metrics.happened(new QualityEvent.QuarantineFailed("s", "full"));
        metrics.happened(
                new QualityEvent.StrategyLearned(RepairContext.ofTable("s"), IssueKind.TYPO, "trim", 0.5, 0.6));
        metrics.happened(new QualityEvent.ThresholdMoved(new ThresholdChange(
                ThresholdScope.of("s"), 0.7, 0.72, ThresholdChange.Reason.FOLLOWED, SampleRecords.NOW)));
        metrics.happened(new QualityEvent.RecordHeldBack(
                "s", 1, "r", Outcome.REJECTED, 0, List.of("because"), Optional.empty()));
        assertThat(value("balance_quality_records_total", "one", "accepted")).isEqualTo(3);
        assertThat(value("balance_quality_repairs_total", "one", "trim")).isEqualTo(4);
        assertThat(value("balance_quality_responses_total", "one", "quarantined"))
                .isEqualTo(1);
        assertThat(value("balance_quality_responses_total", "one", "unassessed"))
                .isEqualTo(1);
        assertThat(value("balance_quality_reverted_repairs_total", "one")).isEqualTo(5);
        assertThat(value("balance_quality_quarantine_failures_total", "one")).isEqualTo(1);
        assertThat(value("balance_quality_lessons_total", "one")).isEqualTo(1);
        assertThat(value("balance_quality_threshold_moves_total", "one")).isEqualTo(1);
    }

    private long value(String name, String... labels) {
        return collector
                .counters(collector.definitions().stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst()
                        .orElseThrow())
                .with(labels)
                .value();
    }
}
