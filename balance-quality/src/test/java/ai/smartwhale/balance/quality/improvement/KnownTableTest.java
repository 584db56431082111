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
        ControlResult result =
                QualityController.builder(monitor).time(TIME).build().control(table.batch());
        List<Finding> findings =
                new ArrayList<>(result.assessment().orElseThrow().findings());
        findings.removeIf(Finding::wholeRecord);
        double before = table.detection(findings);
        List<Double> errors = new ArrayList<>();
        for (int draw = 0; draw < 5; draw++) {
            Collections.shuffle(findings, new Random(draw));
            CalibrationCurve curve =
                    learned(table, result, findings.subList(0, 200)).overall();
            List<LabelledProbability> honest = new ArrayList<>();
            int gained = 0;
            for (Finding unseen : findings.subList(200, findings.size())) {
                double calibrated = curve.calibrated(unseen.probability());
                honest.add(new LabelledProbability(calibrated, table.isWrong(unseen), 1));
                gained += calibrated >= 0.5 == table.isWrong(unseen) ? 1 : 0;
                gained -= unseen.probability() >= 0.5 == table.isWrong(unseen) ? 1 : 0;
            }
            errors.add(CalibrationCurve.error(honest));
            assertThat(gained).isGreaterThanOrEqualTo(-findings.size() / 100);
        }
        Collections.sort(errors);
        assertThat(errors.get(2)).isLessThanOrEqualTo(0.05);
        // The weights were passed on to the monitor; what it finds with them is as good as before or good enough.
        double after =
                table.detection(monitor.evaluateDataQuality(table.batch()).findings());
        assertThat(after).isGreaterThanOrEqualTo(Math.min(before, 0.93));
    }

    private FeedbackReport learned(KnownTable table, ControlResult result, List<Finding> judged) {
        ActionExecutor executor = ActionExecutor.create(TIME);
        FeedbackAnalyzer analyzer = FeedbackAnalyzer.create(
                FeedbackConfig.defaults(),
                new FeedbackTargets(
                        StrategySelector.create(SelectorConfig.defaults(), executor, event -> {}),
                        ThresholdManager.create(ThresholdConfig.defaults(), TIME),
                        monitor::weigh));
        analyzer.observe(result);
        for (Finding finding : judged) {
            FeedbackSubject subject =
                    new FeedbackSubject.OfFinding(result.controlId(), finding.row(), finding.column(), finding.kind());
            Verdict verdict = table.isWrong(finding) ? Verdict.CORRECT : Verdict.WRONG;
            assertThat(analyzer.collectFeedback(Feedback.of(subject, verdict, "owner")))
                    .isEqualTo(FeedbackReceipt.TAKEN);
        }
        return analyzer.analyzeFeedback();
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
