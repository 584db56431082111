// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control;

import ai.smartwhale.balance.quality.control.ThresholdUpdate.Basis;
import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.detect.RecordChecker;
import ai.smartwhale.balance.quality.finding.Dimension;
import ai.smartwhale.balance.quality.finding.QualityScore;
import ai.smartwhale.balance.quality.finding.RecordAssessment;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leads one record through control. Whatever fails, it leaves once. */
final class RecordControl {

    private static final Logger LOG = LoggerFactory.getLogger(RecordControl.class);

    private final ControlConfig config;
    private final ThresholdManager thresholds;
    private final Reassessment reassessment;
    private final Optional<HoldBack> holdBack;
    private final QualityListener listener;

    RecordControl(
            ControlConfig config,
            ThresholdManager thresholds,
            Reassessment reassessment,
            Optional<HoldBack> holdBack,
            QualityListener listener) {
        this.config = config;
        this.thresholds = thresholds;
        this.reassessment = reassessment;
        this.holdBack = holdBack;
        this.listener = listener;
    }

    ThresholdDecision decide(String source, RecordAssessment assessment) {
        return thresholds.isValid(source, assessment);
    }

    List<String> reasons(ThresholdDecision decision, RecordAssessment assessment) {
        return Reasons.of(decision, assessment.findings(), config.mostReasons());
    }

    boolean repairs() {
        return config.repair();
    }

    ControlledRecord control(RepairContext context, RecordAssessment before, Supplier<RecordChecker> knowledge) {
        ControlledRecord controlled;
        try {
            controlled = decided(context, before, knowledge);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warn("control of a record of {} failed; the record is held back", context.source(), e);
            return unassessed(context, before.row(), before.record(), Reasons.failure("control failed", e));
        }
        return kept(context, controlled);
    }

    /** The same control by one that keeps nothing of what it holds back. */
    RecordControl keepingNothing() {
        return new RecordControl(config, thresholds, reassessment, Optional.empty(), listener);
    }

    /** The same without telling, since the record is in quarantine already. */
    ControlledRecord again(RepairContext context, RecordAssessment before, Supplier<RecordChecker> knowledge) {
        return decided(context, before, knowledge);
    }

    /** Holds back a record of which nothing is known. */
    ControlledRecord unassessed(RepairContext context, long row, DataRecord record, String reason) {
        return kept(
                context,
                new ControlledRecord(
                        row,
                        Outcome.QUARANTINED,
                        record,
                        Optional.empty(),
                        QualityScore.NONE,
                        QualityScore.NONE,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(reason),
                        Optional.empty()));
    }

    private ControlledRecord decided(
            RepairContext context, RecordAssessment before, Supplier<RecordChecker> knowledge) {
        Reassessment.Repaired repaired = reassessment.repair(context, before, knowledge);
        RecordAssessment after = repaired.assessment();
        ThresholdDecision decision = thresholds.isValid(context.source(), after);
        learn(context.source(), after);
        boolean changed = !repaired.changes().isEmpty();
        Outcome outcome = switch (decision.level()) {
            case ACCEPT -> changed ? Outcome.REPAIRED : Outcome.ACCEPTED;
            case HOLD -> Outcome.QUARANTINED;
            case REJECT -> Outcome.REJECTED;
        };
        return new ControlledRecord(
                before.row(),
                outcome,
                before.record(),
                outcome.delivers() ? Optional.of(after.record()) : Optional.empty(),
                before.score(),
                after.score(),
                after.findings(),
                repaired.changes(),
                repaired.unrepaired(),
                outcome.delivers() ? List.of() : reasons(decision, after),
                Optional.empty());
    }

    private void learn(String source, RecordAssessment assessment) {
        learn(ThresholdScope.of(source), assessment.score().value());
        for (Dimension side : assessment.dimensions().keySet()) {
            ThresholdScope scope = ThresholdScope.of(source, side);
            if (thresholds.follows(side)) {
                learn(
                        scope,
                        assessment
                                .dimensions()
                                .getOrDefault(side, QualityScore.NONE)
                                .value());
            }
        }
    }

    private void learn(ThresholdScope scope, double score) {
        ThresholdChange change = thresholds.adjustThreshold(new ThresholdUpdate(scope, score, Basis.OBSERVED));
        if (change.moved()) {
            listener.happened(new QualityEvent.ThresholdMoved(change));
        }
    }

    private ControlledRecord kept(RepairContext context, ControlledRecord record) {
        if (record.outcome().delivers()) {
            return record;
        }
        Optional<String> id = holdBack.filter(kept -> record.outcome() == Outcome.QUARANTINED)
                .flatMap(kept -> kept.put(
                        Optional.empty(),
                        context.source(),
                        record.after().value(),
                        record.reasons(),
                        () -> RecordCodec.write(record.original())));
        listener.happened(new QualityEvent.RecordHeldBack(
                context.source(),
                record.row(),
                record.original().id(),
                record.outcome(),
                record.after().value(),
                record.reasons(),
                id));
        return new ControlledRecord(
                record.row(),
                record.outcome(),
                record.original(),
                Optional.empty(),
                record.before(),
                record.after(),
                record.findings(),
                record.changes(),
                record.unrepaired(),
                record.reasons(),
                id);
    }
}
