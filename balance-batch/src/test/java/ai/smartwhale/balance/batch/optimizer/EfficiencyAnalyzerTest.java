// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.balance.batch.optimizer.EfficiencyReport.Cause;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class EfficiencyAnalyzerTest {

    private static final CostModel MODEL = CostModel.of(Duration.ofMillis(20), Duration.ofMillis(1));

    private final EfficiencyAnalyzer analyzer = EfficiencyAnalyzer.create(EfficiencyConfig.defaults());

    private static BatchObservation batch(int items, int waitedMillis, int tookMillis, double heaviest) {
        return new BatchObservation(
                items, 64, Duration.ofMillis(waitedMillis), Duration.ofMillis(tookMillis), heaviest);
    }

    private EfficiencyReport analyze(BatchObservation... batches) {
        return analyzer.analyzeEfficiency(List.of(batches), MODEL);
    }

    @Test
    void fullBatchesThatTakeWhatTheyShouldAreEfficient() {
        EfficiencyReport report = analyze(batch(64, 10, 84, 1), batch(64, 10, 84, 1));
        assertThat(report.efficiency()).isCloseTo(1, within(1e-9));
        assertThat(report.fill()).isEqualTo(1);
        assertThat(report.waitShare()).isCloseTo(20.0 / 188, within(1e-9));
        assertThat(report.findings()).isEmpty();
        assertThat(report.mainCause()).isEmpty();
        assertThat(report.batches()).isEqualTo(2);
    }

    @Test
    void aSlowBackendIsToldFromAStraggler() {
        EfficiencyReport slow = analyze(batch(64, 0, 336, 1.2), batch(64, 0, 84, 1));
        assertThat(slow.mainCause()).contains(Cause.SLOW_BACKEND);
        assertThat(slow.findings())
                .containsExactly(new EfficiencyReport.Finding(Cause.SLOW_BACKEND, Duration.ofMillis(252)));
        assertThat(slow.efficiency()).isCloseTo(168.0 / 420, within(1e-9));
        assertThat(analyze(batch(64, 0, 336, 9)).mainCause()).contains(Cause.STRAGGLER);
    }

    @Test
    void smallBatchesAreALossWhereFixedCostsRule() {
        EfficiencyReport small =
                analyze(Collections.nCopies(10, batch(4, 10, 24, 1)).toArray(BatchObservation[]::new));
        assertThat(small.mainCause()).contains(Cause.TOO_SMALL);
        CostModel linear = CostModel.of(Duration.ZERO, Duration.ofMillis(6));
        assertThat(analyzer.analyzeEfficiency(List.of(batch(4, 10, 24, 1)), linear)
                        .has(Cause.TOO_SMALL))
                .isFalse();
    }

    @Test
    void longWaitsAreALoss() {
        assertThat(analyze(batch(64, 200, 84, 1)).mainCause()).contains(Cause.LONG_WAIT);
    }

    @Test
    void theLargestLossComesFirst() {
        EfficiencyReport both = analyze(batch(64, 1_000, 150, 1));
        assertThat(both.findings())
                .extracting(EfficiencyReport.Finding::cause)
                .containsExactly(Cause.LONG_WAIT, Cause.SLOW_BACKEND);
    }

    @Test
    void badInputIsRefused() {
        assertThatThrownBy(() -> analyzer.analyzeEfficiency(List.of(), MODEL))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> batch(0, 0, 1, 1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> batch(65, 0, 1, 1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> batch(1, -1, 1, 1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> batch(1, 0, 0, 1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> batch(1, 0, 1, Double.NaN)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new EfficiencyConfig(0.5, 4, 0.5, 0.5)).isInstanceOf(InvalidValueException.class);
    }
}
