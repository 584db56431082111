// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.improvement;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.quality.control.ActionExecutor;
import ai.smartwhale.balance.quality.control.ControlResult;
import ai.smartwhale.balance.quality.control.ControlledRecord;
import ai.smartwhale.balance.quality.control.QualityController;
import ai.smartwhale.balance.quality.control.SampleRecords;
import ai.smartwhale.balance.quality.control.ThresholdConfig;
import ai.smartwhale.balance.quality.control.ThresholdManager;
import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.duplicate.DuplicateFinder;
import ai.smartwhale.balance.quality.finding.Finding;
import ai.smartwhale.balance.quality.monitor.QualityMonitor;
import ai.smartwhale.balance.quality.monitor.QualityMonitorConfig;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** All parts together on a table of the shared data whose errors are known. */
class KnownTableTest {

    private static final InstantSource TIME = InstantSource.fixed(SampleRecords.NOW);

    private final QualityMonitor monitor = QualityMonitor.create(QualityMonitorConfig.DEFAULT);

    @Test
    void controlLeavesFewErrorsAndMakesFew() throws IOException {
        KnownTable table = new KnownTable("hospital");
        ControlResult result =
                QualityController.builder(monitor).time(TIME).build().control(table.batch());
        int left = 0;
        int made = 0;
        for (ControlledRecord record : result.records()) {
            DataRecord now = record.delivered().orElse(record.original());
            for (int column = 0; column < table.width(); column++) {
                if (!now.text(column).equals(table.right(record.row(), column))) {
                    left += table.isWrong(record.row(), column) ? 1 : 0;
                    made += table.isWrong(record.row(), column) ? 0 : 1;
                }
            }
            assertThat(ActionExecutor.undo(record.changes(), record.delivered().isPresent() ? now : repaired(record)))
                    .isEqualTo(record.original());
        }
        assertThat(left).isLessThanOrEqualTo(80);
        assertThat(made).isLessThanOrEqualTo(60);
    }

    private static DataRecord repaired(ControlledRecord record) {
        DataRecord now = record.original();
        for (var change : record.changes()) {
            now = now.with(change.column(), change.after());
        }
        return now;
    }

    @Test
    void twoHundredLabelsMakeProbabilitiesHonestAndHurtNothing() throws IOException {
        KnownTable table = new KnownTable("hospital");
        ActionExecutor executor = ActionExecutor.create(TIME);
        ThresholdManager thresholds = ThresholdManager.create(ThresholdConfig.defaults(), TIME);
        StrategySelector selector = StrategySelector.create(SelectorConfig.defaults(), executor, event -> {});
        FeedbackAnalyzer analyzer = FeedbackAnalyzer.create(
                FeedbackConfig.defaults(), new FeedbackTargets(selector, thresholds, monitor::weigh));
        ControlResult result = QualityController.builder(monitor)
                .executor(executor)
                .thresholds(thresholds)
                .build()
                .control(table.batch());
        analyzer.observe(result);
        List<Finding> findings =
                new ArrayList<>(result.assessment().orElseThrow().findings());
        findings.removeIf(Finding::wholeRecord);
        double before = table.detection(findings);
        Collections.shuffle(findings, new Random(1));
        for (Finding finding : findings.subList(0, 200)) {
            FeedbackSubject subject =
                    new FeedbackSubject.OfFinding(result.controlId(), finding.row(), finding.column(), finding.kind());
            Verdict verdict = table.isWrong(finding) ? Verdict.CORRECT : Verdict.WRONG;
            assertThat(analyzer.collectFeedback(Feedback.of(subject, verdict, "owner")))
                    .isEqualTo(FeedbackReceipt.TAKEN);
        }
        FeedbackReport report = analyzer.analyzeFeedback();
        List<Finding> unseen = findings.subList(200, findings.size());
        List<LabelledProbability> honest = new ArrayList<>();
        int calibratedRight = 0;
        int statedRight = 0;
        for (Finding finding : unseen) {
            double calibrated = report.overall().calibrated(finding.probability());
            honest.add(new LabelledProbability(calibrated, table.isWrong(finding), 1));
            calibratedRight += calibrated >= 0.5 == table.isWrong(finding) ? 1 : 0;
            statedRight += finding.probability() >= 0.5 == table.isWrong(finding) ? 1 : 0;
        }
        assertThat(CalibrationCurve.error(honest)).isLessThanOrEqualTo(0.05);
        assertThat(calibratedRight).isGreaterThanOrEqualTo(statedRight - unseen.size() / 200);
        // The weights were passed on to the monitor; what it finds with them is as good as before or good enough.
        double after =
                table.detection(monitor.evaluateDataQuality(table.batch()).findings());
        assertThat(after).isGreaterThanOrEqualTo(Math.min(before, 0.93));
    }

    @Test
    void optimisingRaisesTheScore() throws IOException {
        KnownTable table = new KnownTable("hospital");
        OptimizationResult result = QualityOptimizer.builder(monitor)
                .duplicates(DuplicateFinder.create())
                .build()
                .optimizeData(table.batch(), Duration.ofMinutes(5));
        assertThat(result.scoreAfter()).isGreaterThan(result.scoreBefore());
        assertThat(result.truncated()).isFalse();
        assertThat(result.changes()).hasSizeGreaterThan(400);
    }
}
