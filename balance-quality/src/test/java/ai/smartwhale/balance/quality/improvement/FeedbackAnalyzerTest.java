// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.improvement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.balance.quality.control.ActionExecutor;
import ai.smartwhale.balance.quality.control.ControlResult;
import ai.smartwhale.balance.quality.control.ControlledRecord;
import ai.smartwhale.balance.quality.control.Outcome;
import ai.smartwhale.balance.quality.control.QualityController;
import ai.smartwhale.balance.quality.control.RepairContext;
import ai.smartwhale.balance.quality.control.SampleMonitor;
import ai.smartwhale.balance.quality.control.SampleRecords;
import ai.smartwhale.balance.quality.control.ThresholdConfig;
import ai.smartwhale.balance.quality.control.ThresholdManager;
import ai.smartwhale.balance.quality.control.ThresholdScope;
import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.RecordBatch;
import ai.smartwhale.balance.quality.detect.DetectorWeights;
import ai.smartwhale.balance.quality.finding.IssueKind;
import ai.smartwhale.balance.quality.improvement.FeedbackReport.ActorStanding;
import ai.smartwhale.commons.InvalidValueException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FeedbackAnalyzerTest {

    private static final InstantSource TIME = InstantSource.fixed(SampleRecords.NOW);

    private final ActionExecutor executor = ActionExecutor.create(TIME);
    private final StrategySelector selector = StrategySelector.create(SelectorConfig.defaults(), executor, event -> {});
    private final ThresholdManager thresholds = ThresholdManager.create(ThresholdConfig.defaults(), TIME);
    private final List<DetectorWeights> published = new ArrayList<>();
    private final FeedbackAnalyzer analyzer = FeedbackAnalyzer.create(
            FeedbackConfig.defaults(), new FeedbackTargets(selector, thresholds, published::add));
    private final QualityController controller = QualityController.builder(new SampleMonitor())
            .executor(executor)
            .choice(selector)
            .thresholds(thresholds)
            .time(TIME)
            .build();

    private ControlResult control(int records, String... cells) {
        List<DataRecord> all = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            all.add(SampleRecords.of(cells));
        }
        ControlResult result = controller.control(
                RecordBatch.of("sample", SampleRecords.fields(cells.length), all, SampleRecords.NOW));
        analyzer.observe(result);
        return result;
    }

    @Test
    void aBadStrategyIsHardlyChosenAnyMoreAfterAHundredComplaints() {
        int complaints = 0;
        while (complaints < 100) {
            ControlResult result = control(20, "typo:right", "fine", "fine");
            for (ControlledRecord record : result.records()) {
                if (!record.changes().isEmpty() && complaints < 100) {
                    Feedback feedback = Feedback.of(
                            new FeedbackSubject.OfChange(record.changes().get(0).changeId()), Verdict.WRONG, "me");
                    assertThat(analyzer.collectFeedback(feedback)).isEqualTo(FeedbackReceipt.TAKEN);
                    complaints++;
                }
            }
        }
        ControlResult result = control(2000, "typo:right", "fine", "fine");
        assertThat(result.changes().size()).isLessThan(200);
        FeedbackReport report = analyzer.analyzeFeedback();
        assertThat(report.strategies()).singleElement().satisfies(strategy -> {
            assertThat(strategy.strategy()).isEqualTo("nearest-frequent");
            assertThat(strategy.precision()).isZero();
            assertThat(strategy.bounds().high()).isLessThan(0.05);
        });
    }

    @Test
    void unknownAndRepeatedFeedbackChangesNothing() {
        ControlResult result = control(1, "typo:right", "fine", "fine");
        FeedbackSubject subject = new FeedbackSubject.OfFinding(result.controlId(), 1, 0, IssueKind.TYPO);
        Feedback feedback = Feedback.of(subject, Verdict.WRONG, "me");
        assertThat(analyzer.collectFeedback(feedback)).isEqualTo(FeedbackReceipt.TAKEN);
        List<StrategyStanding> once = selector.standings(context());
        for (int i = 0; i < 10; i++) {
            assertThat(analyzer.collectFeedback(feedback)).isEqualTo(FeedbackReceipt.REPEATED);
        }
        Feedback unknown = Feedback.of(new FeedbackSubject.OfChange(UUID.randomUUID()), Verdict.WRONG, "me");
        assertThat(analyzer.collectFeedback(unknown)).isEqualTo(FeedbackReceipt.UNKNOWN_SUBJECT);
        assertThat(selector.standings(context())).isEqualTo(once);
        assertThat(analyzer.collectFeedback(Feedback.of(subject, Verdict.CORRECT, "me")))
                .isEqualTo(FeedbackReceipt.CHANGED_MIND);
        assertThat(analyzer.analyzeFeedback().counts()).isEqualTo(new FeedbackReport.Counts(2, 10, 1));
    }

    private static StrategyContext context() {
        return new StrategyContext(IssueKind.TYPO, RepairContext.ofTable("sample"));
    }

    @Test
    void weightsMoveOnlyInTheDirectionOfTheEvidenceAndArePublished() {
        ControlResult result = control(60, "typo:right", "fine", "fine");
        for (int row = 1; row <= 60; row++) {
            analyzer.collectFeedback(Feedback.of(
                    new FeedbackSubject.OfFinding(result.controlId(), row, 0, IssueKind.TYPO),
                    row % 5 == 0 ? Verdict.CORRECT : Verdict.WRONG,
                    "me"));
        }
        FeedbackReport report = analyzer.analyzeFeedback();
        assertThat(report.detectors()).singleElement().satisfies(detector -> {
            assertThat(detector.detector()).isEqualTo("typo");
            assertThat(detector.labels()).isEqualTo(60);
            assertThat(detector.precision()).isEqualTo(0.2);
            assertThat(detector.error()).isGreaterThan(0.6);
            assertThat(detector.weight()).isLessThan(1);
        });
        assertThat(published)
                .singleElement()
                .satisfies(weights -> assertThat(weights.of("typo"))
                        .isEqualTo(report.detectors().get(0).weight()));
        assertThat(report.overall().calibrated(0.9)).isLessThan(0.35);
        for (int i = 0; i < 10; i++) {
            analyzer.analyzeFeedback();
        }
        int moves = published.size();
        analyzer.analyzeFeedback();
        assertThat(published).hasSize(moves);
    }

    @Test
    void fewLabelsMoveNoWeight() {
        ControlResult result = control(19, "typo:right", "fine", "fine");
        for (int row = 1; row <= 19; row++) {
            analyzer.collectFeedback(Feedback.of(
                    new FeedbackSubject.OfFinding(result.controlId(), row, 0, IssueKind.TYPO), Verdict.WRONG, "me"));
        }
        assertThat(analyzer.analyzeFeedback().detectors().get(0).weight()).isEqualTo(1);
        assertThat(published).isEmpty();
    }

    @Test
    void contradictoryBiasedAndFickleActorsAreFoundOut() {
        ControlResult result = control(120, "typo:right", "fine", "fine");
        SplittableRandom random = new SplittableRandom(1);
        for (int row = 1; row <= 120; row++) {
            FeedbackSubject subject = new FeedbackSubject.OfFinding(result.controlId(), row, 0, IssueKind.TYPO);
            Verdict truth = row % 2 == 0 ? Verdict.CORRECT : Verdict.WRONG;
            for (String honest : List.of("ann", "bob", "cem", "dee")) {
                Verdict said = random.nextInt(20) == 0 ? opposite(truth) : truth;
                analyzer.collectFeedback(Feedback.of(subject, said, honest));
            }
            analyzer.collectFeedback(Feedback.of(subject, opposite(truth), "liar"));
            analyzer.collectFeedback(Feedback.of(subject, Verdict.WRONG, "grump"));
            analyzer.collectFeedback(Feedback.of(subject, opposite(truth), "waverer"));
            analyzer.collectFeedback(Feedback.of(subject, truth, "waverer"));
            analyzer.collectFeedback(Feedback.of(subject, Verdict.UNSURE, "nobody"));
        }
        FeedbackReport report = analyzer.analyzeFeedback();
        assertThat(actor(report, "ann").contradictory()).isFalse();
        assertThat(actor(report, "ann").reliability()).isGreaterThan(0.7);
        assertThat(actor(report, "ann").bias()).isEqualTo(Verdict.UNSURE);
        assertThat(actor(report, "liar").contradictory()).isTrue();
        assertThat(actor(report, "liar").reliability()).isLessThan(0.1);
        assertThat(actor(report, "grump").bias()).isEqualTo(Verdict.WRONG);
        assertThat(actor(report, "waverer").contradictory()).isTrue();
        assertThat(actor(report, "waverer").changedMind()).isEqualTo(120);
        assertThat(report.actors()).extracting(ActorStanding::actor).doesNotContain("nobody");
    }

    private static ActorStanding actor(FeedbackReport report, String name) {
        return report.actors().stream()
                .filter(one -> one.actor().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Verdict opposite(Verdict verdict) {
        return verdict == Verdict.CORRECT ? Verdict.WRONG : Verdict.CORRECT;
    }

    @Test
    void wrongDecisionsMoveTheThreshold() {
        ControlResult result = control(5, "evil", "fine", "fine");
        assertThat(result.count(Outcome.QUARANTINED)).isEqualTo(5);
        ControlResult good = control(30, "fine", "fine", "fine");
        double before = thresholds.threshold(ThresholdScope.of("sample"));
        analyzer.collectFeedback(Feedback.of(new FeedbackSubject.OfRecord(good.controlId(), 1), Verdict.WRONG, "me"));
        double risen = thresholds.threshold(ThresholdScope.of("sample"));
        assertThat(risen).isGreaterThan(before);
        analyzer.collectFeedback(Feedback.of(new FeedbackSubject.OfRecord(result.controlId(), 1), Verdict.WRONG, "me"));
        assertThat(thresholds.threshold(ThresholdScope.of("sample"))).isLessThan(risen);
    }

    @Test
    void aModelThatGotWorseCountsALittle() {
        double before = 0;
        ControlResult result = control(40, "typo:right", "fine", "fine");
        for (ControlledRecord record : result.records()) {
            if (!record.changes().isEmpty()) {
                before = before == 0 ? 0.8 : before;
                analyzer.collectFeedback(new Feedback(
                        new FeedbackSubject.OfChange(record.changes().get(0).changeId()),
                        Verdict.UNSURE,
                        Optional.of(-0.1),
                        "model"));
            }
        }
        assertThat(selector.standings(context()))
                .filteredOn(one -> one.strategy().equals("nearest-frequent"))
                .singleElement()
                .satisfies(one -> assertThat(one.expected()).isBetween(0.2, 0.7));
        assertThat(before).isPositive();
    }

    @Test
    void resetGivesTheConclusionsAndForgets() {
        ControlResult result = control(30, "typo:right", "fine", "fine");
        Feedback feedback = Feedback.of(
                new FeedbackSubject.OfFinding(result.controlId(), 1, 0, IssueKind.TYPO), Verdict.WRONG, "me");
        analyzer.collectFeedback(feedback);
        assertThat(analyzer.resetFeedback().counts().taken()).isEqualTo(1);
        assertThat(analyzer.analyzeFeedback().counts().taken()).isZero();
        assertThat(analyzer.collectFeedback(feedback)).isEqualTo(FeedbackReceipt.UNKNOWN_SUBJECT);
    }

    @Test
    void remembersNoMoreThanItMay() {
        FeedbackAnalyzer small = FeedbackAnalyzer.create(
                new FeedbackConfig(100, 2, 20), new FeedbackTargets(selector, thresholds, published::add));
        ControlResult first = control(1, "typo:right", "fine", "fine");
        small.observe(first);
        ControlResult second = control(200, "fine", "fine", "fine");
        small.observe(second);
        FeedbackSubject old = new FeedbackSubject.OfRecord(first.controlId(), 1);
        FeedbackSubject young = new FeedbackSubject.OfRecord(second.controlId(), 200);
        assertThat(small.collectFeedback(Feedback.of(old, Verdict.CORRECT, "me")))
                .isEqualTo(FeedbackReceipt.UNKNOWN_SUBJECT);
        assertThat(small.collectFeedback(Feedback.of(young, Verdict.CORRECT, "a")))
                .isEqualTo(FeedbackReceipt.TAKEN);
        assertThat(small.collectFeedback(Feedback.of(young, Verdict.CORRECT, "b")))
                .isEqualTo(FeedbackReceipt.TAKEN);
        assertThat(small.collectFeedback(Feedback.of(young, Verdict.CORRECT, "c")))
                .isEqualTo(FeedbackReceipt.TOO_MANY_ACTORS);
    }

    @Test
    void refusesFeedbackThatIsNone() {
        FeedbackSubject subject = new FeedbackSubject.OfChange(UUID.randomUUID());
        assertThatThrownBy(() -> new Feedback(subject, Verdict.UNSURE, Optional.of(Double.NaN), "me"))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> Feedback.of(subject, Verdict.UNSURE, " ")).hasMessageContaining("actor");
        assertThatThrownBy(() -> analyzer.collectFeedback(null)).hasMessageContaining("feedback");
    }
}
