// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.improvement;

import ai.smartwhale.balance.quality.control.Change;
import ai.smartwhale.balance.quality.control.ControlResult;
import ai.smartwhale.balance.quality.control.ControlledRecord;
import ai.smartwhale.balance.quality.control.RepairContext;
import ai.smartwhale.balance.quality.control.ThresholdScope;
import ai.smartwhale.balance.quality.control.ThresholdUpdate;
import ai.smartwhale.balance.quality.control.ThresholdUpdate.Basis;
import ai.smartwhale.balance.quality.detect.DetectorWeights;
import ai.smartwhale.balance.quality.finding.Finding;
import ai.smartwhale.balance.quality.improvement.FeedbackReport.Counts;
import ai.smartwhale.balance.quality.improvement.FeedbackReport.DetectorStanding;
import ai.smartwhale.commons.InvalidValueException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps what can be judged, and tells those who learn, outside of its lock. */
final class DefaultFeedbackAnalyzer implements FeedbackAnalyzer {

    /** As how many verdicts a change of the measure of a model counts, which has many causes. */
    private static final double MEASURE_WEIGHT = 0.25;

    private final FeedbackConfig config;
    private final FeedbackTargets targets;
    private final Map<FeedbackSubject, Judged> subjects;
    private final ActorBook actors;
    private final Map<String, Double> weights = new HashMap<>();
    private long taken;
    private long repeated;
    private long unknown;

    DefaultFeedbackAnalyzer(FeedbackConfig config, FeedbackTargets targets) {
        this.config = config;
        this.targets = targets;
        this.actors = new ActorBook(config.mostActors());
        this.subjects = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<FeedbackSubject, Judged> eldest) {
                return size() > config.mostSubjects();
            }
        };
    }

    @Override
    public synchronized void observe(ControlResult result) {
        InvalidValueException.requirePresent("result", result);
        RepairContext context = RepairContext.ofTable(result.batch().source());
        result.assessment()
                .ifPresent(assessment -> assessment.records().forEach(record -> {
                    for (Finding finding : record.findings()) {
                        remember(
                                new FeedbackSubject.OfFinding(
                                        result.controlId(), finding.row(), finding.column(), finding.kind()),
                                new Judged.Found(
                                        new StrategyContext(finding.kind(), context),
                                        finding.probability(),
                                        finding.evidence()));
                    }
                }));
        for (ControlledRecord record : result.records()) {
            for (Change change : record.changes()) {
                remember(
                        new FeedbackSubject.OfChange(change.changeId()),
                        new Judged.Repair(new StrategyContext(change.kind(), change.context()), change.operator()));
            }
            remember(
                    new FeedbackSubject.OfRecord(result.controlId(), record.row()),
                    new Judged.Decision(
                            result.batch().source(),
                            record.outcome(),
                            record.after().value()));
        }
    }

    private void remember(FeedbackSubject subject, Record what) {
        subjects.putIfAbsent(subject, new Judged(what));
    }

    @Override
    public FeedbackReceipt collectFeedback(Feedback feedback) {
        InvalidValueException.requirePresent("feedback", feedback);
        Judged judged;
        FeedbackReceipt receipt;
        double weight;
        synchronized (this) {
            judged = subjects.get(feedback.subject());
            receipt = take(feedback, judged);
            weight = actors.reliability(feedback.actor());
            if (judged != null && receipt == FeedbackReceipt.TAKEN) {
                // Many voices on one subject are one subject still.
                weight /= judged.verdicts().size();
            }
        }
        if (judged != null && (receipt == FeedbackReceipt.TAKEN || receipt == FeedbackReceipt.CHANGED_MIND)) {
            tell(feedback, judged, weight);
        }
        return receipt;
    }

    private FeedbackReceipt take(Feedback feedback, @Nullable Judged judged) {
        if (judged == null) {
            unknown++;
            return FeedbackReceipt.UNKNOWN_SUBJECT;
        }
        Verdict before = judged.verdicts().get(feedback.actor());
        if (before == feedback.verdict()) {
            repeated++;
            return FeedbackReceipt.REPEATED;
        }
        if (before == null && judged.verdicts().size() >= config.mostActors()) {
            unknown++;
            return FeedbackReceipt.TOO_MANY_ACTORS;
        }
        judged.judge(feedback.actor(), feedback.verdict());
        taken++;
        if (before == null || before == Verdict.UNSURE) {
            return before == null ? FeedbackReceipt.TAKEN : FeedbackReceipt.CHANGED_MIND;
        }
        actors.changedMind(feedback.actor());
        return FeedbackReceipt.CHANGED_MIND;
    }

    private void tell(Feedback feedback, Judged judged, double weight) {
        if (feedback.verdict() == Verdict.UNSURE) {
            feedback.metricDelta()
                    .filter(delta -> delta != 0)
                    .ifPresent(delta -> judged.repair()
                            .ifPresent(repair -> targets.selector()
                                    .learn(
                                            repair.context(),
                                            repair.strategy(),
                                            delta > 0 ? 1 : 0,
                                            MEASURE_WEIGHT * weight)));
            return;
        }
        boolean right = feedback.verdict() == Verdict.CORRECT;
        judged.repair()
                .ifPresent(
                        repair -> targets.selector().learn(repair.context(), repair.strategy(), right ? 1 : 0, weight));
        // Where the cell was right, to leave it would have been right.
        judged.found()
                .ifPresent(found ->
                        targets.selector().learn(found.context(), StrategyPriors.LEAVE, right ? 0 : 1, weight));
        judged.decision()
                .filter(decision -> !right)
                .ifPresent(decision -> targets.thresholds()
                        .adjustThreshold(new ThresholdUpdate(
                                ThresholdScope.of(decision.source()),
                                decision.score(),
                                decision.outcome().delivers() ? Basis.CONFIRMED_BAD : Basis.CONFIRMED_GOOD)));
    }

    @Override
    public FeedbackReport analyzeFeedback() {
        FeedbackReport report;
        DetectorWeights published;
        synchronized (this) {
            report = conclude();
            published = new DetectorWeights(weights);
        }
        publish(report, published);
        return report;
    }

    @Override
    public FeedbackReport resetFeedback() {
        FeedbackReport report;
        DetectorWeights published;
        synchronized (this) {
            report = conclude();
            published = new DetectorWeights(weights);
            subjects.clear();
            actors.reset();
            taken = 0;
            repeated = 0;
            unknown = 0;
        }
        publish(report, published);
        return report;
    }

    private FeedbackReport conclude() {
        actors.examine(subjects.values());
        Conclusions conclusions = new Conclusions(subjects.values(), actors);
        List<DetectorStanding> detectors = conclusions.detectors(weights, config.leastLabels());
        for (DetectorStanding detector : detectors) {
            if (detector.weight() != detector.weightBefore()) {
                weights.put(detector.detector(), detector.weight());
            }
        }
        return new FeedbackReport(
                conclusions.strategies(),
                detectors,
                actors.standings(),
                conclusions.overall(),
                new Counts(taken, repeated, unknown));
    }

    private void publish(FeedbackReport report, DetectorWeights published) {
        if (report.detectors().stream().anyMatch(one -> one.weight() != one.weightBefore())) {
            targets.weights().accept(published);
        }
    }
}
